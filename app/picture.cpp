#include "app/picture.hpp"

#include <cmath>
#include <functional>
#include <memory>
#include <stdexcept>

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>

#include "app/output_folder.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace {

constexpr double png_scale = 2.0, points_a_pixel = 0.75;

using Drawing = std::unique_ptr<RsvgHandle, decltype(&g_object_unref)>;
using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

[[noreturn]] void fail(GError* error) {
  const std::string why = error != nullptr ? error->message : "unknown reason";
  if (error != nullptr) g_error_free(error);
  throw std::runtime_error("The chart can't be drawn (" + why + ").");
}

struct Opened {
  Drawing handle;
  double width = 0, height = 0;
};

Opened opened(const std::string& svg) {
  GError* error = nullptr;
  Drawing handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error),
                 &g_object_unref);
  if (!handle) fail(error);
  Opened drawing{std::move(handle), 0, 0};
  if (!rsvg_handle_get_intrinsic_size_in_pixels(drawing.handle.get(), &drawing.width, &drawing.height))
    throw std::runtime_error("The chart can't be drawn (it has no size).");
  return drawing;
}

void render(const Opened& drawing, cairo_t* onto, double scale) {
  const RsvgRectangle whole{0, 0, drawing.width * scale, drawing.height * scale};
  GError* error = nullptr;
  if (!rsvg_handle_render_document(drawing.handle.get(), onto, &whole, &error)) fail(error);
}

void require_success(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(fmt::format("The chart can't be drawn ({}).", cairo_status_to_string(status)));
}

cairo_status_t append(void* text, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

std::string png_of(const std::string& svg) {
  const Opened drawing = opened(svg);
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(drawing.width * png_scale)),
                                 static_cast<int>(std::lround(drawing.height * png_scale))),
      &cairo_surface_destroy);
  {
    const Context context(cairo_create(surface.get()), &cairo_destroy);
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    render(drawing, context.get(), png_scale);
    require_success(cairo_status(context.get()));
  }
  std::string png;
  require_success(cairo_surface_write_to_png_stream(surface.get(), &append, &png));
  return png;
}

std::string pdf_of(const std::string& svg) {
  const Opened drawing = opened(svg);
  std::string pdf;
  const Surface surface(cairo_pdf_surface_create_for_stream(&append, &pdf, drawing.width * points_a_pixel,
                                                            drawing.height * points_a_pixel),
                        &cairo_surface_destroy);
  {
    const Context context(cairo_create(surface.get()), &cairo_destroy);
    render(drawing, context.get(), points_a_pixel);
    cairo_show_page(context.get());
    require_success(cairo_status(context.get()));
  }
  cairo_surface_finish(surface.get());
  require_success(cairo_surface_status(surface.get()));
  return pdf;
}

}  // namespace

void require_picture_name(const std::filesystem::path& path) {
  const std::string ending = path.extension().string();
  if (ending == ".svg" || ending == ".png" || ending == ".pdf") return;
  throw WrongInput({{path.string()},
                    ending.empty() ? "has no ending" : fmt::format("ends in {}", ending),
                    "the ending tells what to draw",
                    "Name a file that ends in .svg, .png or .pdf."});
}

bool has_chinese_font() {
  FcInit();
  const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> wanted(FcPatternCreate(), &FcPatternDestroy);
  const std::unique_ptr<FcLangSet, decltype(&FcLangSetDestroy)> chinese(FcLangSetCreate(), &FcLangSetDestroy);
  FcLangSetAdd(chinese.get(), reinterpret_cast<const FcChar8*>("zh-cn"));
  FcPatternAddLangSet(wanted.get(), FC_LANG, chinese.get());
  const std::unique_ptr<FcObjectSet, decltype(&FcObjectSetDestroy)> what(FcObjectSetBuild(FC_FAMILY, nullptr),
                                                                         &FcObjectSetDestroy);
  const std::unique_ptr<FcFontSet, decltype(&FcFontSetDestroy)> found(FcFontList(nullptr, wanted.get(), what.get()),
                                                                      &FcFontSetDestroy);
  return found && found->nfont > 0;
}

void write_picture(const std::filesystem::path& path, const std::string& svg) {
  const std::string ending = path.extension().string();
  write_text(path, ending == ".png" ? png_of(svg) : ending == ".pdf" ? pdf_of(svg) : svg);
}

}  // namespace tenure

#pragma once
/// "Integrated services": a list of services for talents and their families (household registration, school places,
/// medical care and so on), each with a capacity and a delay of its own.
///
/// It puts the list in force and opens its counters each day. Who needs what and asks for it, and what having been
/// served is worth, is up to households (models/talent/services.hpp, models/migration/). `amount` multiplies the
/// capacities of the list. A case is paid for when it is taken up, a place that is kept month by month; places for
/// which the money is gone are given back.

#include "models/interventions/measure.hpp"

namespace tenure {

class IntegratedServices final : public Measure {
 public:
  struct Item {
    std::string name;
    std::string category;
    std::string for_whom;
    double capacity = 0;
    std::string counted;  ///< cases_a_year or places
    double delay = 0;     ///< [day]
  };
  std::vector<std::string> skills;
  std::vector<Item> items;

  void describe(Fields& at) override;
  [[nodiscard]] std::string_view rows_key() const override { return "service"; }
  [[nodiscard]] std::string_view rows_help() const override {
    return "the services of the list, with their capacities";
  }
  [[nodiscard]] std::size_t rows() const override { return items.size(); }
  [[nodiscard]] std::size_t most_rows() const override { return ServiceList::most_items; }
  void add_row() override { items.emplace_back(); }
  void describe_row(std::size_t row, Fields& at) override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<IntegratedServices>(*this); }
};

}  // namespace tenure

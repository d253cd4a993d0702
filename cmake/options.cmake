# Flags of every target. Floating-point contraction stays off so that a result does not depend on how a compiler fuses.
add_library(tenure_options INTERFACE)
target_compile_options(tenure_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
                                                -Wcast-align -Wunused -Werror -ffp-contract=off)
# GCC 12 sees overlapping copies in std::string's operator+ (its bug 105651) and, where building an aggregate may throw, members
# used before they are set (its bug 105562) that are not there.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(tenure_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
target_include_directories(tenure_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)

set(TENURE_SANITIZE "" CACHE STRING "Sanitizers to build with, for example address,undefined or thread")
if(TENURE_SANITIZE)
  target_compile_options(tenure_options INTERFACE -fsanitize=${TENURE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(tenure_options INTERFACE -fsanitize=${TENURE_SANITIZE})
endif()

# HDF5's own target carries MPI and C++ variants on some systems; the project needs the serial C library and its dimension scales.
add_library(hdf5 INTERFACE)
target_include_directories(hdf5 SYSTEM INTERFACE ${HDF5_INCLUDE_DIRS})
target_link_libraries(hdf5 INTERFACE ${HDF5_HL_LIBRARIES} ${HDF5_LIBRARIES})

#include "analysis/calibration.hpp"

namespace tenure {

double Outputs::mean_over_lives(std::size_t point, std::size_t target) const {
  double sum = 0;
  for (std::size_t r = 0; r < replicates; ++r) sum += at(point, r, target);
  return sum / static_cast<double>(replicates);
}

}  // namespace tenure

#include "app/version.hpp"

#include "tenure_version.hpp"

namespace tenure {

std::string version() {
  return TENURE_VERSION;
}
std::string commit() {
  return TENURE_COMMIT;
}
std::string compiler() {
  return TENURE_COMPILER ", " TENURE_BUILD;
}
std::string maker() {
  return version() + " of commit " + commit();
}
std::string source_line() {
  return "Tenure " + version() + ", an agent-based simulation; synthetic people, no person's record";
}
std::string version_line() {
  return "tenure " + version() + " (" + commit() + ", " + compiler() + ")";
}

}  // namespace tenure

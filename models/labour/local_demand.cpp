#include "models/labour/local_demand.hpp"

#include <cmath>
#include <numeric>

namespace tenure {

namespace {

double all_pay(const District& d) {
  return yuan(std::accumulate(d.payroll.begin(), d.payroll.end(), Fen{}));
}

double service_posts(const EnterpriseTable& firms) {
  double posts = 0;
  for (const EnterpriseId e : Ids<EnterpriseTable>(firms.size()))
    if (firms.sector[e] == Sector::services)
      posts += std::accumulate(firms.target[e].begin(), firms.target[e].end(), 0.0);
  return posts;
}

}  // namespace

void note_local_start(District& d) {
  d.pay_at_start = all_pay(d);
  d.service_posts_at_start = service_posts(d.enterprises);
}

double local_pull(double pay_ratio, double posts_ratio, const LabourParameters& at) {
  return at.local_speed * (at.local_share * std::log(pay_ratio) - std::log(posts_ratio));
}

double local_pull(const District& d, const LabourParameters& at) {
  if (at.local_speed <= 0 || d.pay_at_start <= 0 || d.service_posts_at_start <= 0) return 0;
  const double pay = all_pay(d), posts = service_posts(d.enterprises);
  return pay > 0 && posts > 0 ? local_pull(pay / d.pay_at_start, posts / d.service_posts_at_start, at) : 0;
}

}  // namespace tenure

#include "models/interventions/star_employers.hpp"

#include <cmath>
#include <tuple>

#include "models/interventions/talent_rollout.hpp"

namespace tenure {

namespace {

struct Nominee {
  double points;
  std::uint32_t luck;
  EnterpriseId enterprise;
};

}  // namespace

std::vector<std::optional<double>> star_points(const District& d, const StarAssets& at,
                                               const std::vector<std::uint32_t>& staff_then, Day today) {
  std::vector<std::uint32_t> stayed(d.enterprises.size(), 0), trained(d.enterprises.size(), 0);
  const Day a_year_ago = today - 365;
  for (const PersonId p : Ids<PersonTable>(d.people.size()))
    if (const EnterpriseId e = d.people.employer[p]; e.exists()) stayed[e.value] += d.people.job_start[p] <= a_year_ago;
  for (const Trained& t : d.rules.talent.trained)
    if (const EnterpriseId e = d.people.employer[t.person]; e.exists() && t.since > a_year_ago) ++trained[e.value];
  std::vector<std::optional<double>> points(d.enterprises.size());
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size())) {
    const double now = d.enterprises.staff(e);
    if (!d.enterprises.open(e) || now < at.least_staff) continue;
    const double then = e.value < staff_then.size() ? staff_then[e.value] : 0;
    points[e.value] = (then > 0 ? at.growth * (now / then - 1) : 0.0) + at.retention * stayed[e.value] / now +
                      at.trained * trained[e.value] / now;
  }
  return points;
}

void StarEmployers::describe(Fields& at) {
  at.number("award", award, "yuan", not_negative, "paid to a rated enterprise, each year it is rated");
}

void StarEmployers::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                        const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  auto& ratings = d.rules.talent.stars;
  Rollout& rollout = d.rollouts[account];
  if (over(programme, today)) {
    std::erase_if(ratings, [&](const StarRating& r) { return r.account == account; });
    rollout.installed = 0;
    return;
  }
  if (!yearly(programme, today)) return;
  if (scheme_of(ratings, account) == nullptr) ratings.push_back({account, {}, {}});
  StarRating& rating = *scheme_of(ratings, account);
  std::vector<std::uint8_t> covers;
  cover(d, programme, account, luck, today, covers);

  const auto points = star_points(d, assets.star, rating.staff_then, today);
  std::vector<Nominee> nominees;
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
    if (points[e.value] && covers[d.enterprises.community[e].value])
      nominees.push_back({*points[e.value], d.enterprises.luck[e], e});
  std::sort(nominees.begin(), nominees.end(), [](const Nominee& a, const Nominee& b) {
    return std::tie(b.points, a.luck, a.enterprise) < std::tie(a.points, b.luck, b.enterprise);
  });
  const auto wanted =
      std::min<std::int64_t>(std::llround(programme.amount), static_cast<std::int64_t>(nominees.size()));
  const std::int64_t paid = d.ledger.buy(account, Spending::transfer, wanted, fen(award));
  rollout.stalled |= paid < wanted;
  rollout.bought += paid;
  rollout.installed = paid;
  rating.rated.assign(d.enterprises.size(), 0);
  for (std::int64_t i = 0; i < paid; ++i) rating.rated[nominees[static_cast<std::size_t>(i)].enterprise.value] = 1;
  rating.staff_then.assign(d.enterprises.size(), 0);
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
    rating.staff_then[e.value] = d.enterprises.staff(e);
}

}  // namespace tenure

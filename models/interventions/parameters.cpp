#include "models/interventions/parameters.hpp"

namespace tenure {

void CameraAssets::describe(Fields& at) {
  at.number("assets.camera.price", price, "yuan", not_negative, "a community camera, installed");
  at.number("assets.camera.upkeep", upkeep, "year-1", {0, 2}, "yearly upkeep as a share of the price");
  at.number("assets.camera.watching", watching, "yuan/year", not_negative, "staff to watch one monitored camera");
  at.number("assets.camera.reach", reach, "m", {1, 1000}, "how far a camera sees along a lane");
  at.number("assets.camera.view", view, "1", share,
            "share of what happens at a camera's foot that it sees; falls linearly to none at its reach");
  at.number("assets.camera.uptime", uptime, "1", share, "share of the time a camera works");
  at.number("assets.camera.fading", fading, "year-1", {0, 5},
            "rate at which a camera's effect wears off as people get used to it");
  at.number("assets.camera.passive", passive, "1", share,
            "weight of a camera that nobody watches, beside a monitored one");
}

void SubsidyAssets::describe(Fields& at) {
  at.number("assets.subsidy.claim", claim, "1", share, "chance that an entitled household claims a subsidy");
  at.number("assets.subsidy.administration", administration, "1", {0, 5},
            "cost of running a subsidy, as a share of what it pays out");
}

}  // namespace tenure

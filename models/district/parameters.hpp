#pragma once
/// Every number of the models, by module. The values stand in the parameter book (models/district/parameter_book.hpp).

#include "models/district/swing.hpp"
#include "models/governance/parameters.hpp"
#include "models/governance/request_parameters.hpp"
#include "models/housing/parameters.hpp"
#include "models/incubation/parameters.hpp"
#include "models/interventions/measure.hpp"
#include "models/labour/output_parameters.hpp"
#include "models/labour/parameters.hpp"
#include "models/migration/parameters.hpp"
#include "models/safety/fire_parameters.hpp"
#include "models/safety/parameters.hpp"
#include "models/talent/parameters.hpp"

namespace tenure {

struct Parameters {
  HousingParameters housing;
  LabourParameters labour;
  OutputParameters output;
  SwingParameters swing;
  MigrationParameters migration;
  IncubationParameters incubation;
  FirmTurnoverParameters firm_turnover;
  TalentParameters talent;
  SafetyParameters safety;
  FireParameters fire;
  RequestParameters requests;
  GovernanceParameters governance;
  AssetParameters assets;

  void describe(Fields& at) {
    housing.describe(at);
    labour.describe(at);
    output.describe(at);
    swing.describe(at);
    migration.describe(at);
    incubation.describe(at);
    firm_turnover.describe(at);
    talent.describe(at);
    safety.describe(at);
    fire.describe(at);
    requests.describe(at);
    governance.describe(at);
    assets.describe(at);
  }
};

}  // namespace tenure

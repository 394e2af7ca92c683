// The preprocessor reads the files and notes that the object depends on them. As array literals in Swift they take the
// compiler a minute.
#pragma clang diagnostic ignored "-Wc23-extensions"

#include "shipped_files.h"

#define FILE_AT(path) {path, (const unsigned char[]) {
#define END , 0}},

static const shipped_file files[] = {
    FILE_AT("config/measures.yaml")
#embed "../../../config/measures.yaml"
    END
    FILE_AT("config/observations/observed_births.csv")
#embed "../../../config/observations/observed_births.csv"
    END
    FILE_AT("config/observations/observed_boundaries.csv")
#embed "../../../config/observations/observed_boundaries.csv"
    END
    FILE_AT("config/observations/observed_deaths.csv")
#embed "../../../config/observations/observed_deaths.csv"
    END
    FILE_AT("config/observations/observed_dwellings.csv")
#embed "../../../config/observations/observed_dwellings.csv"
    END
    FILE_AT("config/observations/observed_earlier_residents.csv")
#embed "../../../config/observations/observed_earlier_residents.csv"
    END
    FILE_AT("config/observations/observed_earlier_unemployment.csv")
#embed "../../../config/observations/observed_earlier_unemployment.csv"
    END
    FILE_AT("config/observations/observed_employee_jobs.csv")
#embed "../../../config/observations/observed_employee_jobs.csv"
    END
    FILE_AT("config/observations/observed_employment.csv")
#embed "../../../config/observations/observed_employment.csv"
    END
    FILE_AT("config/observations/observed_establishments.csv")
#embed "../../../config/observations/observed_establishments.csv"
    END
    FILE_AT("config/observations/observed_long_residents.csv")
#embed "../../../config/observations/observed_long_residents.csv"
    END
    FILE_AT("config/observations/observed_product.csv")
#embed "../../../config/observations/observed_product.csv"
    END
    FILE_AT("config/observations/observed_province_ages.csv")
#embed "../../../config/observations/observed_province_ages.csv"
    END
    FILE_AT("config/observations/observed_province_balance.csv")
#embed "../../../config/observations/observed_province_balance.csv"
    END
    FILE_AT("config/observations/observed_province_births.csv")
#embed "../../../config/observations/observed_province_births.csv"
    END
    FILE_AT("config/observations/observed_province_deaths.csv")
#embed "../../../config/observations/observed_province_deaths.csv"
    END
    FILE_AT("config/observations/observed_province_dwellings.csv")
#embed "../../../config/observations/observed_province_dwellings.csv"
    END
    FILE_AT("config/observations/observed_province_emigration.csv")
#embed "../../../config/observations/observed_province_emigration.csv"
    END
    FILE_AT("config/observations/observed_province_households.csv")
#embed "../../../config/observations/observed_province_households.csv"
    END
    FILE_AT("config/observations/observed_province_immigration.csv")
#embed "../../../config/observations/observed_province_immigration.csv"
    END
    FILE_AT("config/observations/observed_province_residents.csv")
#embed "../../../config/observations/observed_province_residents.csv"
    END
    FILE_AT("config/observations/observed_province_road_deaths.csv")
#embed "../../../config/observations/observed_province_road_deaths.csv"
    END
    FILE_AT("config/observations/observed_residents.csv")
#embed "../../../config/observations/observed_residents.csv"
    END
    FILE_AT("config/observations/observed_unemployment.csv")
#embed "../../../config/observations/observed_unemployment.csv"
    END
    FILE_AT("config/regions/age_groups.csv")
#embed "../../../config/regions/age_groups.csv"
    END
    FILE_AT("config/regions/ages.csv")
#embed "../../../config/regions/ages.csv"
    END
    FILE_AT("config/regions/amenities.csv")
#embed "../../../config/regions/amenities.csv"
    END
    FILE_AT("config/regions/boundary_changes.csv")
#embed "../../../config/regions/boundary_changes.csv"
    END
    FILE_AT("config/regions/commuting.csv")
#embed "../../../config/regions/commuting.csv"
    END
    FILE_AT("config/regions/figures.csv")
#embed "../../../config/regions/figures.csv"
    END
    FILE_AT("config/regions/firms.csv")
#embed "../../../config/regions/firms.csv"
    END
    FILE_AT("config/regions/housing.csv")
#embed "../../../config/regions/housing.csv"
    END
    FILE_AT("config/regions/input_output.csv")
#embed "../../../config/regions/input_output.csv"
    END
    FILE_AT("config/regions/jobs.csv")
#embed "../../../config/regions/jobs.csv"
    END
    FILE_AT("config/regions/land.csv")
#embed "../../../config/regions/land.csv"
    END
    FILE_AT("config/regions/migration.csv")
#embed "../../../config/regions/migration.csv"
    END
    FILE_AT("config/regions/municipality_regions.csv")
#embed "../../../config/regions/municipality_regions.csv"
    END
    FILE_AT("config/regions/nature.csv")
#embed "../../../config/regions/nature.csv"
    END
    FILE_AT("config/regions/police.csv")
#embed "../../../config/regions/police.csv"
    END
    FILE_AT("config/regions/population.csv")
#embed "../../../config/regions/population.csv"
    END
    FILE_AT("config/regions/provinces.csv")
#embed "../../../config/regions/provinces.csv"
    END
    FILE_AT("config/regions/region_codes.csv")
#embed "../../../config/regions/region_codes.csv"
    END
    FILE_AT("config/regions/regions.csv")
#embed "../../../config/regions/regions.csv"
    END
    FILE_AT("config/regions/safety.csv")
#embed "../../../config/regions/safety.csv"
    END
    FILE_AT("config/regions/sectors.csv")
#embed "../../../config/regions/sectors.csv"
    END
    FILE_AT("config/regions/single_figures.csv")
#embed "../../../config/regions/single_figures.csv"
    END
    FILE_AT("config/regions/sources.csv")
#embed "../../../config/regions/sources.csv"
    END
    FILE_AT("config/words/client.json")
#embed "../../../config/words/client.json"
    END
    FILE_AT("config/words/commands.json")
#embed "../../../config/words/commands.json"
    END
    FILE_AT("config/words/describe.json")
#embed "../../../config/words/describe.json"
    END
    FILE_AT("config/words/pages.json")
#embed "../../../config/words/pages.json"
    END
    FILE_AT("config/words/problems.json")
#embed "../../../config/words/problems.json"
    END
    FILE_AT("config/words/refusals.json")
#embed "../../../config/words/refusals.json"
    END
    FILE_AT("scenarios/achterhoek/autonomous.yaml")
#embed "../../../scenarios/achterhoek/autonomous.yaml"
    END
    FILE_AT("scenarios/achterhoek/base.yaml")
#embed "../../../scenarios/achterhoek/base.yaml"
    END
    FILE_AT("scenarios/achterhoek/network.yaml")
#embed "../../../scenarios/achterhoek/network.yaml"
    END
    FILE_AT("scenarios/achterhoek/silo.yaml")
#embed "../../../scenarios/achterhoek/silo.yaml"
    END
    FILE_AT("scenarios/designs/samenwerking-twente.yaml")
#embed "../../../scenarios/designs/samenwerking-twente.yaml"
    END
    FILE_AT("scenarios/designs/screening-twente.yaml")
#embed "../../../scenarios/designs/screening-twente.yaml"
    END
    FILE_AT("scenarios/designs/trust-by-region.yaml")
#embed "../../../scenarios/designs/trust-by-region.yaml"
    END
    FILE_AT("scenarios/groot-rijnmond/autonomous.yaml")
#embed "../../../scenarios/groot-rijnmond/autonomous.yaml"
    END
    FILE_AT("scenarios/groot-rijnmond/base.yaml")
#embed "../../../scenarios/groot-rijnmond/base.yaml"
    END
    FILE_AT("scenarios/groot-rijnmond/bilateral.yaml")
#embed "../../../scenarios/groot-rijnmond/bilateral.yaml"
    END
    FILE_AT("scenarios/groot-rijnmond/everyone.yaml")
#embed "../../../scenarios/groot-rijnmond/everyone.yaml"
    END
    FILE_AT("scenarios/groot-rijnmond/network-with-fallback.yaml")
#embed "../../../scenarios/groot-rijnmond/network-with-fallback.yaml"
    END
    FILE_AT("scenarios/groot-rijnmond/network.yaml")
#embed "../../../scenarios/groot-rijnmond/network.yaml"
    END
    FILE_AT("scenarios/groot-rijnmond/public-private.yaml")
#embed "../../../scenarios/groot-rijnmond/public-private.yaml"
    END
    FILE_AT("scenarios/groot-rijnmond/silo.yaml")
#embed "../../../scenarios/groot-rijnmond/silo.yaml"
    END
    FILE_AT("scenarios/groot-rijnmond/smart-mix.yaml")
#embed "../../../scenarios/groot-rijnmond/smart-mix.yaml"
    END
    FILE_AT("scenarios/hidden-champions/base.yaml")
#embed "../../../scenarios/hidden-champions/base.yaml"
    END
    FILE_AT("scenarios/hidden-champions/hidden-champions.csv")
#embed "../../../scenarios/hidden-champions/hidden-champions.csv"
    END
    FILE_AT("scenarios/hidden-champions/own-list-autonomous.yaml")
#embed "../../../scenarios/hidden-champions/own-list-autonomous.yaml"
    END
    FILE_AT("scenarios/hidden-champions/own-list.yaml")
#embed "../../../scenarios/hidden-champions/own-list.yaml"
    END
    FILE_AT("scenarios/hidden-champions/silo.yaml")
#embed "../../../scenarios/hidden-champions/silo.yaml"
    END
    FILE_AT("scenarios/noord-limburg/autonomous.yaml")
#embed "../../../scenarios/noord-limburg/autonomous.yaml"
    END
    FILE_AT("scenarios/noord-limburg/base.yaml")
#embed "../../../scenarios/noord-limburg/base.yaml"
    END
    FILE_AT("scenarios/noord-limburg/network.yaml")
#embed "../../../scenarios/noord-limburg/network.yaml"
    END
    FILE_AT("scenarios/noord-limburg/public-private.yaml")
#embed "../../../scenarios/noord-limburg/public-private.yaml"
    END
    FILE_AT("scenarios/noord-limburg/silo.yaml")
#embed "../../../scenarios/noord-limburg/silo.yaml"
    END
    FILE_AT("scenarios/oost-groningen/autonomous.yaml")
#embed "../../../scenarios/oost-groningen/autonomous.yaml"
    END
    FILE_AT("scenarios/oost-groningen/base.yaml")
#embed "../../../scenarios/oost-groningen/base.yaml"
    END
    FILE_AT("scenarios/oost-groningen/network.yaml")
#embed "../../../scenarios/oost-groningen/network.yaml"
    END
    FILE_AT("scenarios/oost-groningen/silo.yaml")
#embed "../../../scenarios/oost-groningen/silo.yaml"
    END
    FILE_AT("scenarios/oost-groningen/villages-lead.yaml")
#embed "../../../scenarios/oost-groningen/villages-lead.yaml"
    END
    FILE_AT("scenarios/twente/autonomous.yaml")
#embed "../../../scenarios/twente/autonomous.yaml"
    END
    FILE_AT("scenarios/twente/base.yaml")
#embed "../../../scenarios/twente/base.yaml"
    END
    FILE_AT("scenarios/twente/network.yaml")
#embed "../../../scenarios/twente/network.yaml"
    END
    FILE_AT("scenarios/twente/silo.yaml")
#embed "../../../scenarios/twente/silo.yaml"
    END
    FILE_AT("scenarios/veluwe/area-contracts.yaml")
#embed "../../../scenarios/veluwe/area-contracts.yaml"
    END
    FILE_AT("scenarios/veluwe/autonomous.yaml")
#embed "../../../scenarios/veluwe/autonomous.yaml"
    END
    FILE_AT("scenarios/veluwe/base.yaml")
#embed "../../../scenarios/veluwe/base.yaml"
    END
    FILE_AT("scenarios/veluwe/network.yaml")
#embed "../../../scenarios/veluwe/network.yaml"
    END
    FILE_AT("scenarios/veluwe/silo.yaml")
#embed "../../../scenarios/veluwe/silo.yaml"
    END
    FILE_AT("scenarios/zeeuwsch-vlaanderen/autonomous.yaml")
#embed "../../../scenarios/zeeuwsch-vlaanderen/autonomous.yaml"
    END
    FILE_AT("scenarios/zeeuwsch-vlaanderen/base.yaml")
#embed "../../../scenarios/zeeuwsch-vlaanderen/base.yaml"
    END
    FILE_AT("scenarios/zeeuwsch-vlaanderen/network.yaml")
#embed "../../../scenarios/zeeuwsch-vlaanderen/network.yaml"
    END
    FILE_AT("scenarios/zeeuwsch-vlaanderen/silo.yaml")
#embed "../../../scenarios/zeeuwsch-vlaanderen/silo.yaml"
    END
    FILE_AT("scenarios/zuid-limburg/autonomous.yaml")
#embed "../../../scenarios/zuid-limburg/autonomous.yaml"
    END
    FILE_AT("scenarios/zuid-limburg/base.yaml")
#embed "../../../scenarios/zuid-limburg/base.yaml"
    END
    FILE_AT("scenarios/zuid-limburg/national-level.yaml")
#embed "../../../scenarios/zuid-limburg/national-level.yaml"
    END
    FILE_AT("scenarios/zuid-limburg/network.yaml")
#embed "../../../scenarios/zuid-limburg/network.yaml"
    END
    FILE_AT("scenarios/zuid-limburg/silo.yaml")
#embed "../../../scenarios/zuid-limburg/silo.yaml"
    END
    {0, 0},
};

const shipped_file *first_shipped_file(void) { return files; }

"""Central values of the revision's table, under the public names of its parameters."""

import numpy as np

REVISED = {
    "initial_trust": 0.55, "link_density": 0.2, "effort_per_link": 0.08, "distrust_effort": 1.0,
    "coordination_scale": 0.5, "cost_of_staff": 0.12, "weakest_link": 0.3,
    "mode_factor": np.array([1.0, 1.1, 1.2, 1.5]), "delay_of_links": 0.10, "delay_of_distrust": 1.0,
    "early_involvement": 0.15, "objections": 1.3, "inclusion_share": 0.3, "overrun": 0.1, "planned_share": 0.9,
    "usual_performance": 0.85, "contract_works": 0.9, "transaction_cost": 0.05, "stall_trust": 0.35,
    "reopening": 0.7, "replaceable": 0.75, "level_misfit": 0.05, "dilution": 0.1,
    "private_funding": np.array([0.0, 0.1, 0.15, 0.5]), "returns": 0.8, "trust_won": 0.15, "trust_lost": 0.3,
    "trust_managed": 0.05, "trust_fading": 0.05, "organising": 0.3, "exposure": 0.5,
    "integration": np.array([0.0, 0.3, 0.7, 0.6]), "private_return": 0.15,
    "capacity": np.array([14.0, 14.0, 5.0, 6.0, 4.0, 3.0, 4.0, 4.0, 3.0]),
}

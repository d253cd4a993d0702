"""What came of each point of an experiment: a row a scenario and point, the parameters' values beside the outcome.

    python3 batch_points.py DRIVERS/results.h5 incidents_actual > points.csv

The outcome is a flow, added up over the run and everything else, then averaged over replicates; runs that failed or are
missing are left out. The difference from the first scenario is taken replicate by replicate.
"""

import sys

import xarray as xr

file, outcome = sys.argv[1:3]
with xr.open_dataset(file) as runs, xr.open_dataset(file, group="design") as design:
    variable = runs[outcome]
    if variable.attrs["measure"] != "flow":
        raise SystemExit(f"{outcome} is a stock: it is read at one time, not added up over the run")
    along = [dim for dim in variable.dims if dim not in ("replicate", "scenario", "point")]
    total = variable.sum(along, min_count=1).load()
    table = xr.Dataset({outcome: total.mean("replicate"), "difference": (total - total.isel(scenario=0, drop=True)).mean("replicate")})
    parameters = design.to_dataframe()
table.to_dataframe().reset_index().join(parameters, on="point").to_csv(sys.stdout, index=False)

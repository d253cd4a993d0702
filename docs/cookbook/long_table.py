"""A tidy table for any other tool: one row a scenario, replicate, period and label, as CSV.

    python3 long_table.py rent STUDY/*.h5 > rent.csv

The files of a study that hold no such outcome (differences.h5) are left out.
"""

import pathlib
import sys

import pandas as pd
import xarray as xr

outcome, parts = sys.argv[1], []
for file in map(pathlib.Path, sys.argv[2:]):
    with xr.open_dataset(file) as data:
        if outcome in data:
            parts.append(data[outcome].to_dataframe().reset_index().assign(scenario=file.stem))
table = pd.concat(parts, ignore_index=True)
table[["scenario", *[name for name in table.columns if name != "scenario"]]].to_csv(sys.stdout, index=False)

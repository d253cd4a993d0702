"""How sure is the path? A fan of replicates over time, drawn with matplotlib.

    python3 fan_chart.py STUDY/cameras.h5 incidents_recorded fan.png

A band that holds the share p of the runs is only drawn where at least ten runs lie beyond each of its edges, that is
runs x (1 - p) / 2 >= 10: with fewer, its edge is the luck of single runs. Twenty runs are drawn as lines where no band is.
"""

import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import xarray as xr

file, outcome, picture = sys.argv[1:4]
with xr.open_dataset(file) as data:
    variable = data[outcome]
    path = variable.sum([dim for dim in variable.dims if dim not in ("replicate", "time")]).load()
    title = data.attrs["title"]
runs = path.sizes["replicate"]
figure, axes = plt.subplots(figsize=(8, 4.5), layout="constrained")
bands = [share for share in (0.9, 0.5) if runs * (1 - share) / 2 >= 10]
for share, colour in zip(bands, ("#c4d6e6", "#8eb0ce")):
    low, high = (path.quantile(q, "replicate") for q in ((1 - share) / 2, (1 + share) / 2))
    axes.fill_between(path.time.values, low, high, color=colour, label=f"{share:.0%} of {runs} runs")
if not bands:
    axes.plot(path.time.values, path.isel(replicate=slice(20)).T, color="#8eb0ce", linewidth=0.6)
axes.plot(path.time.values, path.median("replicate"), color="#1f5f99", label="median")
axes.set_title(f"{title}: {variable.attrs['long_name']}")
axes.set_ylabel(variable.attrs["units"])
axes.legend(frameon=False)
figure.savefig(picture, dpi=120)
print(f"{picture}: {runs} runs, {'bands ' + ', '.join(f'{b:.0%}' for b in bands) if bands else 'too few for a band'}")

"""A results file is what other programs take it for: netCDF-4 with CF conventions, and HDF5.

read_example.py FILE, written by write_example. Each reader that is installed reads the file; exit 77 where none is."""

import importlib.util
import shutil
import subprocess
import sys

MONTHS = ["2022-01-01", "2022-02-01", "2022-03-01"]
SHAPE = {"replicate": 2, "time": 3, "community": 2, "incident_type": 3}


def expected(numpy):
    """1000 replicate + 100 month + 10 community + type, the replicates being 0 and 5."""
    r, t, c, i = numpy.meshgrid([0, 5], range(3), range(2), range(3), indexing="ij")
    return 1000 * r + 100 * t + 10 * c + i


def check_xarray(path, engine):
    import numpy
    import xarray

    with xarray.open_dataset(path, engine=engine) as data:
        assert dict(data["incidents_recorded"].sizes) == SHAPE, data["incidents_recorded"].sizes
        assert data["incidents_recorded"].dims == tuple(SHAPE)
        assert data["incidents_recorded"].dtype == numpy.int64
        assert (data["incidents_recorded"].values == expected(numpy)).all()
        assert [str(t)[:10] for t in data["time"].values] == MONTHS
        assert list(data["community"].values) == ["Chenjiang 01", "陈江 02"]
        assert list(data["replicate"].values) == [0, 5]
        assert list(data["distance_ring"].values) == [0, 250]
        assert data.sizes["programme"] == 0 and data["spent"].shape == (2, 3, 0)
        one = data["incidents_recorded"].sel(replicate=5, time="2022-03-01", community="陈江 02", incident_type="theft")
        assert int(one.squeeze()) == 5210
        assert data["rent"].attrs["units"] == "yuan month-1"
        assert data["rent"].attrs["cell_methods"] == "time: point"
        assert data["incidents_recorded"].attrs["cell_methods"] == "time: sum"
        assert data["incidents_recorded"].attrs["long_name"] == "incidents recorded by the police"
        assert data["incidents_recorded"].attrs["better"] == "down"
        assert numpy.isnan(data["rent"].values[:, 2]).all() and (data["rent"].values[:, 0] == 850.25).all()
        assert data.attrs["Conventions"] == "CF-1.10"
        assert data.attrs["status"] == "complete"
        assert data.attrs["title"] == "示例"
        assert data.attrs["seed"] == 7
        assert len(data.attrs["scenario"]) == 100_000
        assert data.encoding["unlimited_dims"] >= {"replicate"}


def check_netcdf4(path):
    import netCDF4

    with netCDF4.Dataset(path) as data:
        assert data.dimensions["replicate"].isunlimited()
        assert not data.dimensions["time"].isunlimited()
        assert list(data.dimensions)[:3] == ["replicate", "time", "community"]
        assert data["provenance"].threads == 2
        time = data["time"]
        assert str(netCDF4.num2date(time[0], time.units, time.calendar)).startswith(MONTHS[0])
        filters = data["rent"].filters()
        assert filters["zlib"] and filters["shuffle"] and filters["fletcher32"] and filters["complevel"] == 4
        assert data["rent"][:].mask[:, 2].all()


def check_h5py(path):
    import h5py
    import numpy

    with h5py.File(path) as file:
        values = file["incidents_recorded"]
        assert [d[0].name.strip("/") for d in values.dims] == list(SHAPE)
        assert (values[()] == expected(numpy)).all()
        assert values.chunks == (1, 3, 2, 3)
        assert list(file["community"].asstr()[()]) == ["Chenjiang 01", "陈江 02"]
        assert file.attrs["status"] == "complete"
        assert file["provenance"].attrs["host"] == "anywhere"


def check_ncdump(path):
    head = subprocess.run(["ncdump", "-h", path], check=True, capture_output=True, text=True).stdout
    assert "replicate = UNLIMITED ; // (2 currently)" in head, head
    assert "int64 incidents_recorded(replicate, time, community, incident_type) ;" in head, head
    assert "double rent(replicate, time, community) ;" in head, head
    assert "string community(community) ;" in head, head
    assert 'time:units = "days since 1970-01-01"' in head, head
    dates = subprocess.run(["ncdump", "-t", "-v", "time", path], check=True, capture_output=True, text=True).stdout
    assert 'time = "2022-01-01", "2022-02-01", "2022-03-01"' in dates, dates


def main():
    path = sys.argv[1]
    has = lambda *modules: all(importlib.util.find_spec(m) for m in modules)
    checks = {
        "xarray on netcdf4": (has("xarray", "netCDF4"), lambda: check_xarray(path, "netcdf4")),
        "xarray on h5netcdf": (has("xarray", "h5netcdf"), lambda: check_xarray(path, "h5netcdf")),
        "netCDF4": (has("netCDF4"), lambda: check_netcdf4(path)),
        "h5py": (has("h5py"), lambda: check_h5py(path)),
        "ncdump": (shutil.which("ncdump"), lambda: check_ncdump(path)),
    }
    there = [name for name, (installed, _) in checks.items() if installed]
    for name in there:
        checks[name][1]()
        print(f"{name}: reads it")
    print("not installed:", ", ".join(set(checks) - set(there)) or "none")
    return 0 if there else 77


if __name__ == "__main__":
    sys.exit(main())

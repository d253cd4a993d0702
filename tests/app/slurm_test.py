"""A Slurm of one node, started here from Debian's packages, runs tools/batch.sbatch as a real job array of three shards; merged, they are one machine's bytes. Ends with 77 (skipped) and the reason where Slurm cannot be started."""

import getpass
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

TENURE = pathlib.Path(sys.argv[1]).resolve()
HERE = pathlib.Path(__file__).resolve().parent
SMALL = HERE.parent / "data" / "small"
SCRIPT = HERE.parents[1] / "tools" / "batch.sbatch"
os.environ["PATH"] += ":/usr/sbin:/sbin"


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(what, why, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.2)
    print(f"waited in vain for {why}")
    return False


class Slurm:
    """munged, slurmctld and slurmd in the foreground, with keys, sockets and states in a folder of their own."""

    def __init__(self, folder):
        self.folder, self.daemons = folder, []
        key, munge_socket = folder / "munge.key", folder / "munge.socket"
        key.write_bytes(os.urandom(128))
        key.chmod(0o600)
        host = socket.gethostname().split(".")[0]
        conf = folder / "slurm.conf"
        conf.write_text(
            f"""ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={free_port()}
SlurmdPort={free_port()}
SlurmUser={getpass.getuser()}
SlurmdUser={getpass.getuser()}
AuthType=auth/munge
AuthInfo=socket={munge_socket}
CryptoType=crypto/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs={os.cpu_count()} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""
        )
        (folder / "state").mkdir()
        (folder / "spool").mkdir()
        self.environment = dict(os.environ, SLURM_CONF=str(conf))
        self.start("munged", "--foreground", "--force", f"--key-file={key}", f"--socket={munge_socket}", f"--pid-file={folder}/munged.pid",
                   f"--log-file={folder}/munged.log", f"--seed-file={folder}/munged.seed")
        if not wait_for(munge_socket.exists, "munged", 20):
            self.stop()
            skip("munged does not start: " + self.log("munged"))
        self.start("slurmctld", "-D", "-f", str(conf))
        self.start("slurmd", "-D", "-f", str(conf))
        if not wait_for(lambda: "idle" in self.run("sinfo", "-h", "-o", "%T", fail=False), "an idle node"):
            self.stop()
            skip("Slurm does not start here: " + self.log("slurmctld") + self.log("slurmd"))

    def start(self, *command):
        log = open(self.folder / f"{command[0]}.out", "w")
        self.daemons.append(subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, cwd=self.folder))

    def log(self, name):
        return "".join(path.read_text(errors="replace")[-1500:] for path in (self.folder / f"{name}.out", self.folder / f"{name}.log") if path.exists())

    def run(self, *command, fail=True):
        done = subprocess.run(command, env=self.environment, cwd=self.folder, capture_output=True, text=True, timeout=60)
        if fail and done.returncode != 0:
            raise AssertionError(f"{command}: {done.stdout}{done.stderr}")
        return done.stdout.strip()

    def stop(self):
        for daemon in reversed(self.daemons):
            daemon.terminate()
        for daemon in self.daemons:
            try:
                daemon.wait(timeout=20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()


def batch(folder, *arguments):
    done = subprocess.run([TENURE, "batch", *map(str, arguments)], cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def main():
    for program in ("munged", "slurmctld", "slurmd", "sbatch", "sinfo", "squeue"):
        if shutil.which(program) is None:
            skip(f"{program} is not installed (Debian: slurm-wlm, munge)")
    if os.geteuid() != 0:
        skip("slurmd wants root")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        study = folder / "study.toml"
        study.write_text(
            f'title = "A study"\nscenarios = ["{SMALL}/baseline.toml", "{SMALL}/cameras.toml"]\nreplicates = 2\nuntil = 2022-03-05\npeople = 0.1\n'
            'outcomes = ["incidents_actual", "rent"]\n\n[design]\nmethod = "sobol"\nn = 8\n\n[[parameter]]\nname = "safety.attempts"\n'
        )
        batch(folder, "run", study, "-o", "whole", "--quiet")
        slurm = Slurm(folder)
        try:
            slurm.environment["TENURE"] = str(TENURE)
            job = slurm.run("sbatch", "--parsable", "--array=1-3", "--export=ALL", str(SCRIPT), str(study), "shards")
            assert wait_for(lambda: slurm.run("squeue", "-h", "-j", job, fail=False) == "", "the job array", 300), slurm.log("slurmctld")
            logs = "".join(path.read_text() for path in sorted(folder.glob("tenure-batch-*.log")))
            shards = sorted(folder.glob("shards/shard-*"))
            assert [shard.name for shard in shards] == ["shard-1", "shard-2", "shard-3"], logs + slurm.log("slurmd")
            for number in (1, 2, 3):
                assert f"shard {number} of 3 is done" in logs, logs
            batch(folder, "merge", study, *shards, "-o", "merged")
            assert (folder / "merged" / "results.h5").read_bytes() == (folder / "whole" / "results.h5").read_bytes()

            # an array that is sent again goes on, and lives nothing twice
            before = {path: path.stat().st_mtime_ns for path in folder.glob("shards/*/runs/*")}
            assert len(before) == 16
            (folder / "shards" / "shard-2" / "runs" / "point-000001-replicate-000000.run").unlink()
            job = slurm.run("sbatch", "--parsable", "--array=1-3", "--export=ALL", str(SCRIPT), str(study), "shards")
            assert wait_for(lambda: slurm.run("squeue", "-h", "-j", job, fail=False) == "", "the second array", 300)
            after = {path: path.stat().st_mtime_ns for path in folder.glob("shards/*/runs/*")}
            assert {path.name for path in before if after[path] != before[path]} == {"point-000001-replicate-000000.run"}
            # half an array is refused
            job = slurm.run("sbatch", "--parsable", "--array=2-3", "--job-name=half", "--export=ALL", str(SCRIPT), str(study), "half")
            assert wait_for(lambda: slurm.run("squeue", "-h", "-j", job, fail=False) == "", "the half array", 120)
            assert "the array must be 1-N" in (folder / f"half-{job}-2.log").read_text()
            assert not (folder / "half").exists()
        finally:
            slurm.stop()
    print("a job array of three shards, sent twice: the same bytes as one machine's")


main()

"""Scripts of workflows, run as actions/github-script runs them, against a GitHub made for the purpose."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import playwright
import yaml

from tests.built import REPOSITORY

Call = tuple[str, dict[str, Any]]
NODE = Path(playwright.__file__).parent / "driver" / "node"
# The script is the body of an asynchronous function with these names. Each call of the API is told, and answered with
# what `answers` holds for it: data, or a status that is an error.
_RUN = """
const { script, payload, answers, sha } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const calls = [];
const ask = (name, given) => {
  const { owner, repo, ...rest } = given;
  if (owner !== "example" || repo !== "briefing") throw new Error("another repository");
  calls.push([name, rest]);
  const answer = answers[name] ?? {};
  if (answer.status) throw Object.assign(new Error("refused"), answer);
  return answer;
};
const group = (space) => new Proxy({}, { get: (_, method) => {
  const call = async (given) => ({ data: ask(`${space}.${method}`, given) });
  call.endpoint = `${space}.${method}`;
  return call;
} });
const github = {
  rest: new Proxy({}, { get: (_, space) => group(space) }),
  paginate: async (call, given) => ask(call.endpoint, given),
};
const context = { repo: { owner: "example", repo: "briefing" }, payload, sha, serverUrl: "https://github.com" };
const core = { setOutput: (name, value) => calls.push(["output", { [name]: value }]) };
const AsyncFunction = (async () => {}).constructor;
new AsyncFunction("github", "context", "core", "require", script)(github, context, core, require)
  .then(() => console.log(JSON.stringify(calls)));
"""


def calls_of(  # noqa: PLR0913  # everything around a script
    workflow: str,
    job: str,
    folder: Path,
    *,
    payload: Mapping[str, Any] | None = None,
    answers: Mapping[str, Any] | None = None,
    environment: Mapping[str, str] | None = None,
) -> list[Call]:
    """Return what the last script of a job asks of GitHub and puts out, in `folder`, without owner and repository."""
    steps = yaml.safe_load((REPOSITORY / ".github" / "workflows" / workflow).read_text(encoding="utf-8"))["jobs"][job]
    script = [step["with"]["script"] for step in steps["steps"] if "script" in step.get("with", {})][-1]
    given = {"script": script, "payload": payload or {}, "answers": answers or {}, "sha": "f" * 40}
    run = subprocess.run(  # noqa: S603  # Playwright's own Node with the text above
        [NODE, "-e", _RUN],
        cwd=folder,
        env=os.environ | (environment or {}),
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [(name, dict(given)) for name, given in json.loads(run.stdout)]

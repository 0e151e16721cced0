"""What an engine would be given: shapes by the compose schema and hadolint, agreement of names and ports by reading."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from backend.files.store import LARGEST
from notifications.hub import HEARTBEAT
from tests.server.conftest import COMPOSE, ROOT, Missing, filled_in

PROGRAMS = Path(sys.executable).parent
NGINX = ROOT / "deploy" / "nginx.conf"
PORTS = re.compile(r"listen (\d+)")


def complaint(*words: str | Path) -> str:
    """What the program complains about; "" when it is content."""
    done = subprocess.run([PROGRAMS / words[0], *words[1:]], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def misshapen(compose: Path) -> str:
    return complaint("check-jsonschema", "--builtin-schema", "vendor.compose-spec", compose)


def test_compose_file_has_the_shape_it_must_have(tmp_path: Path):
    assert misshapen(COMPOSE) == ""
    bad = tmp_path / "docker-compose.yml"
    bad.write_text(COMPOSE.read_text().replace("healthcheck:", "healthchek:", 1))
    assert "healthchek" in misshapen(bad)


def test_dockerfile_is_sound(tmp_path: Path):
    assert complaint("hadolint", ROOT / "Dockerfile") == ""
    bad = tmp_path / "Dockerfile"
    bad.write_text((ROOT / "Dockerfile").read_text().replace("WORKDIR /opt/dondoc", "WORKDIR opt/dondoc"))
    assert "DL3000" in complaint("hadolint", bad)


def test_steps_of_the_image_are_the_commands_of_everybody():
    ours = re.findall(r"^RUN (?:useradd|(\./dondoc setup)) ", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert ours == ["", "./dondoc setup"]
    assert (ROOT / "Dockerfile").read_text().count("\nRUN ") == len(ours)


def test_nothing_starts_without_its_secrets_and_says_which():
    given: dict[str, str] = {}
    for name, words in {
        "DONDOC_APP_PASSWORD": "password of letters and digits for the application",
        "DONDOC_OWNER_PASSWORD": "for migrations",
        "DONDOC_HOST": "name under which readers reach the server",
        "POSTGRES_PASSWORD": "for the database server",
    }.items():
        with pytest.raises(Missing, match=words):
            filled_in(COMPOSE.read_text(), given)
        given[name] = "x"
    filled_in(COMPOSE.read_text(), given)


def test_proxy_and_compose_name_the_same_places(services):
    proxy = NGINX.read_text()
    name, port = re.search(r"server (\w+):(\d+);", proxy).groups()
    command = services[name]["command"]
    assert command[command.index("--port") + 1] == port
    assert set(re.findall(r"proxy_pass http://(\w+);", proxy)) == set(re.findall(r"upstream (\w+)", proxy))
    published = {filled_in(where, {}).split(":")[1] for where in services["nginx"]["ports"]}
    assert published == set(PORTS.findall(proxy))
    mounted = {where.rsplit(":", 2)[-2] for where in services["nginx"]["volumes"]}
    assert {str(Path(file).parent) for file in re.findall(r"ssl_certificate\w* +(\S+);", proxy)} <= mounted
    assert any(where.startswith(f"./{NGINX.relative_to(ROOT)}:") for where in services["nginx"]["volumes"])


def test_proxy_lets_sockets_and_uploads_through():
    served = NGINX.read_text().partition("listen 8443")[2]
    for needed in (
        "proxy_set_header Host $http_host;",
        "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        "proxy_set_header X-Forwarded-Proto $scheme;",
        "proxy_set_header Upgrade $http_upgrade;",
        "proxy_request_buffering off;",
    ):
        assert needed in served
    # nginx forgets the headers of a server where a location sets one of its own.
    assert served.count("proxy_set_header") == served.partition("location")[0].count("proxy_set_header")
    (largest,) = re.findall(r"client_max_body_size (\d+)m;", served)
    (patience,) = re.findall(r"proxy_read_timeout (\d+)s;", served)
    assert int(largest) * 2**20 > LARGEST
    assert int(patience) > 2 * HEARTBEAT


@pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx on this machine; its file is read above")
def test_nginx_takes_its_file(tmp_path: Path):
    made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-days", "1"]
    subprocess.run(
        ["openssl", "req", *made, "-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    text = (
        NGINX.read_text().replace("/etc/nginx/certificate", str(tmp_path)).replace("server web:", "server 127.0.0.1:")
    )
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid; events {{}} http {{ {text} }}")
    done = subprocess.run(["nginx", "-t", "-c", whole], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

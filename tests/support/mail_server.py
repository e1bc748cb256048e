#!/usr/bin/env python3
"""A mail server for one test: aiosmtpd on a free port of 127.0.0.1, which it prints. Every message is written
to the folder twice, as it came (1.eml) and as Python's e-mail package reads it (1.txt). Ends when its standard
input does.

usage: mail_server.py FOLDER MODE [NAME]
FOLDER gets the server's self-made certificate (certificate.pem) for NAME, else for localhost and 127.0.0.1."""
import asyncio
import email
import email.policy
import logging
import os
import pathlib
import ssl
import subprocess
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

USER, PASSWORD = b"cageot@example.org", "pâté en croûte".encode()
ENCRYPTED = {"starttls", "only-login", "old-tls", "refuse-sender", "refuse-second", "refuse-text", "busy",
             "hang-after-text", "close-after-text"}


def make_certificate(folder, name):
    names = f"DNS:{name}" if name else "DNS:localhost,IP:127.0.0.1"
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-subj", "/CN=test", "-addext", f"subjectAltName={names}", "-days", "2", "-keyout", key,
                    "-out", certificate], check=True, stderr=subprocess.DEVNULL)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def check_log_in(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (USER, PASSWORD)
    # Repeats the password, as a server that is kind to its own developers may.
    return AuthResult(success=known, handled=known) if known else AuthResult(
        success=False, handled=False, message=f"535 5.7.8 not you: {data.password.decode(errors='replace')}")


class Handler:
    def __init__(self, folder, mode):
        self.folder, self.mode, self.count = folder, mode, 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.mode == "refuse-sender":
            return "550 5.7.1 not your address"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mode == "refuse-second" and envelope.rcpt_tos:
            return "550 5.1.1 no such user"
        if self.mode == "busy":
            return "450 4.2.0 greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.mode == "refuse-text":
            return "552 5.3.4 too big"
        self.count += 1
        (self.folder / f"{self.count}.eml").write_bytes(envelope.original_content)
        message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        told = [f"envelope: {envelope.mail_from} > {' '.join(envelope.rcpt_tos)}", f"ehlo: {session.host_name}",
                f"tls: {server.transport.get_extra_info('ssl_object') is not None}",
                f"defects: {len(message.defects)}"]
        told += [f"{name}: {value}" for name, value in message.items()]
        text = message.get_content().replace("\r\n", "\n")
        (self.folder / f"{self.count}.txt").write_text("\n".join(told) + "\n\n" + text)
        if self.mode == "hang-after-text":
            await asyncio.sleep(3600)
        if self.mode == "close-after-text":
            server.transport.abort()
        return "250 taken"


EXCLUDED = {"only-login": ["PLAIN"], "clear": ["PLAIN", "LOGIN"]}


def factory(folder, mode, context):
    handler = Handler(folder, mode)

    def make():
        encrypted = mode in ENCRYPTED
        with_login = encrypted or mode in {"tls", "clear-login", "no-starttls"}
        return SMTP(handler, hostname="mail.example.org", ident="test", enable_SMTPUTF8=False,
                    tls_context=context if encrypted else None, require_starttls=encrypted,
                    authenticator=check_log_in if with_login else None, auth_required=with_login,
                    auth_require_tls=encrypted, auth_exclude_mechanism=EXCLUDED.get(mode))
    return make


async def say(reader, writer, mode):
    """Servers that are none, or that stop in the middle."""
    if mode == "web":
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    elif mode == "cut":
        writer.write(b"220 hello\r\n")
        await reader.readline()
        writer.write(b"250-mail.example.org\r\n250-SI")
        await writer.drain()
        writer.close()
        return
    elif mode == "endless":
        writer.write(b"220 hello\r\n")
        await reader.readline()
        while True:
            writer.write(b"250-again\r\n")
            await writer.drain()
    elif mode == "silent-after-starttls":
        for answer in [b"220 hello\r\n", b"250 STARTTLS\r\n", b"220 go on\r\n"]:
            writer.write(answer)
            await reader.readline()
    elif mode == "drip":
        while True:
            writer.write(b"2")
            await writer.drain()
            await asyncio.sleep(0.05)
    await asyncio.sleep(3600)


async def main():
    folder, mode = pathlib.Path(sys.argv[1]), sys.argv[2]
    context = make_certificate(folder, sys.argv[3] if len(sys.argv) > 3 else "")
    if mode == "old-tls":
        context.set_ciphers("DEFAULT@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    loop = asyncio.get_running_loop()
    if mode in {"silent", "silent-after-starttls", "web", "cut", "endless", "drip"}:
        server = await asyncio.start_server(lambda r, w: say(r, w, mode), "127.0.0.1", 0)
    else:
        server = await loop.create_server(factory(folder, mode, context), "127.0.0.1", 0,
                                          ssl=context if mode == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


logging.disable()
warnings.simplefilter("ignore")
asyncio.run(main())

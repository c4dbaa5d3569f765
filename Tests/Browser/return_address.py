"""Addresses that the site gives out in its mails, made as it makes them."""

import base64
import hashlib
import hmac
import sqlite3
import time

DAY = 86_400


def return_address(data, code, base="club@harbour.example"):
    """`code` is what stands behind the plus sign without its signature, like b-3."""
    with sqlite3.connect(data / "colloquium.sqlite") as database:
        key, = database.execute("SELECT signing_key FROM site").fetchone()
    made = base64.urlsafe_b64encode(hmac.digest(key, f"address:{code}".encode(), "sha256")).rstrip(b"=")
    local, domain = base.split("@")
    return f"{local}+{code}-{hashlib.sha256(made).hexdigest()[:20]}@{domain}"


def reply_code(subject, member, days_ago=0):
    """`subject` is like d-1 for discussion 1; the day it was mailed on is written in digits and letters."""
    day, digits = int(time.time()) // DAY - days_ago, ""
    while day:
        day, digit = divmod(day, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return f"{subject}-{member}-{digits}"

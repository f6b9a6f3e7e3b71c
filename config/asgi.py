"""The ASGI entry point: `granian --interface asginl config.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DATABASE_TIMEOUT_MS", "2000")

application = get_asgi_application()

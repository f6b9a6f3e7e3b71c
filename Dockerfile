# The web server and the worker are one image: they differ in their command (docker-compose.yml).
FROM python:3.13-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 STATIC_ROOT=/srv/static

RUN useradd --system --create-home --home-dir /srv/factrail factrail
WORKDIR /srv/factrail

COPY requirements.txt .
RUN pip install --require-hashes --no-deps -r requirements.txt

COPY manage.py ./
COPY config config
COPY articles articles
COPY claims claims
COPY seeds seeds
# no database is needed to collect files, nor a secret that outlives this line
RUN SECRET_KEY=only-for-this-line python manage.py collectstatic --noinput --verbosity 0

USER factrail
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "8", "config.wsgi:application"]

from tests.installations_fixtures import installation, installation_template

__all__ = ["installation", "installation_template"]

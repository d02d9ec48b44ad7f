"""Addresses of sign-in under /desk/account/: those pages of allauth that we use, under its names."""

from allauth.account import views as allauth
from django.urls import path

from gongkai.accounts import sign_in

urlpatterns = [
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_change, name="account_set_password"),
    path("password/reset/", sign_in.forgotten, name="account_reset_password"),
    path("signup/", sign_in.no_sign_up, name="account_signup"),
    path("email/", sign_in.to_profile, name="account_email"),
]

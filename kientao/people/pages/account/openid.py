"""Signing in through the province's OpenID provider: there, and back."""

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kientao.people.access import public
from kientao.people.openid import VerifiedOpenIDConnect


@public
@never_cache
@require_GET
def there(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider. 404 while none is set."""
    try:
        answer: HttpResponse = OAuth2LoginView.adapter_view(VerifiedOpenIDConnect(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer


@public
@never_cache
@require_GET
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """From the provider: in, or told why not ("people/pages/account/openid.html")."""
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(VerifiedOpenIDConnect(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer

using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace AfterSchool.ServiceDefaults.Pages;

/// <summary>What every page and every part of one has: the request, and words in the reader's language.</summary>
public abstract class SpeakingComponent : ComponentBase
{
    /// <summary>The request that is answered; pages are static.</summary>
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    /// <summary>Words for people.</summary>
    [Inject]
    public required Words Words { get; set; }

    /// <summary>zh or en.</summary>
    protected string Language => Words.LanguageOf(Http.Request);

    /// <summary>Says it in the reader's language.</summary>
    protected string Say(string code, object? compared = null) => Words.Say(code, Language, compared);
}

/// <summary>Something wrong in a form: which field, and the code of the words that say so.</summary>
/// <param name="Field">Name of the input; null when it is the form as a whole.</param>
/// <param name="Code">Code in words.json.</param>
public sealed record FormError(string? Field, string Code);

using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Tests.Probe;

namespace AfterSchool.ServiceDefaults.Tests.Law;

/// <summary>Local settings as an authority enters them.</summary>
internal static class Settings
{
    public static object Of(string division, object value, string key = "leastShare", string from = "2026-09-01") =>
        new
        {
            key,
            division,
            from,
            value,
            document = "长沙市通知",
            number = "长教〔2026〕5号",
            quote = "不低于60%",
        };

    public static Task<HttpResponseMessage> PutAsync(HttpClient authority, Guid id, object setting) =>
        authority.PutAsJsonAsync($"/probe/v1/settings/{id}", setting);

    public static async Task<Guid> EnterAsync(HttpClient authority, string division, object value)
    {
        var id = Guid.CreateVersion7();
        await PutAsync(authority, id, Of(division, value)).StatusAsync(HttpStatusCode.NoContent);
        return id;
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd;

/// <summary>Step 12: a provincial platform reads it all, with a token of its own.</summary>
internal sealed class Province(RunningSystem system, PlaceMade place)
{
    private string Division => place.County[..2];

    /// <summary>Reads the summary of the place's county until it says this.</summary>
    public async Task ReadsAsync(string summary)
    {
        using var platform = await SignInAsync();
        await Testing.Eventually.Equal(
            summary,
            async () =>
                Summary(await platform.GetFromJsonAsync<JsonElement>($"/province/v1/summary?division={Division}")),
            $"the summary of {place.County}"
        );
    }

    private async Task<HttpClient> SignInAsync()
    {
        var client = Guid.CreateVersion7();
        var entered = await system.Operator.DoesPutAsync(
            $"/directory/v1/clients/{client}",
            new
            {
                name = "省级平台",
                role = "provincialPlatform",
                division = Division,
            }
        );
        var platform = new HttpClient { BaseAddress = system.Gateway };
        using var asked = await platform.PostAsync(
            "/connect/token",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = client.ToString(),
                    ["client_secret"] = entered.Text("clientSecret"),
                    ["scope"] = "afterschool",
                }
            )
        );
        var token = (await asked.Content.ReadFromJsonAsync<JsonElement>()).Text("access_token");
        platform.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        return platform;
    }

    private string Summary(JsonElement summary)
    {
        var line = summary
            .GetProperty("divisions")
            .EnumerateArray()
            .Single(one => one.Text("division") == place.County);
        int Number(string name) => line.GetProperty(name).GetInt32();
        var bills = line.GetProperty("billsIssued");
        return $"{Number("schools")} school, {Number("plansInForce")} plan, {bills.GetProperty("count").GetInt32()} bills {bills.Text("amount")}, "
            + $"{line.GetProperty("refunds").GetProperty("count").GetInt32()} refund, "
            + $"{line.GetProperty("complaints").GetProperty("closed").GetInt32()} complaint closed, {Number("sessionsHeld")} session";
    }
}

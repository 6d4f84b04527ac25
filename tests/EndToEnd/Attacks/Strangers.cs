using System.Net.Http.Headers;
using System.Text.Json;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Whom the city has no need of, and an attack has: a school next door, officials of every department, a province's program.</summary>
internal static class Strangers
{
    private static readonly string[] MoreDepartments = ["price", "finance", "hr", "marketSupervision", "police"];

    /// <summary>A school of the same county in which nothing has happened.</summary>
    public static async Task<Side> NextDoorAsync(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        // The ninth, since the city has fewer.
        var made = CityMade.Of(seed: 1, [school.Made.Place], schools: 9, pupils: 12).Schools[^1];
        var entered = await School.EnterAsync(school.Bureau, made, callers: 4);
        return Side.Of(entered, made.Pupils.First(one => one.Wishes.Count > 0));
    }

    /// <summary>Officials of the departments of which the place has none yet, and a program that reads it.</summary>
    public static async Task<IReadOnlyList<Actor>> MoreOfPlaceAsync(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        var (stage, place) = (school.Stage, school.Made.Place);
        var actors = new List<Actor>();
        foreach (var department in MoreDepartments)
        {
            var name = $"{place.Law}-{department}";
            var invited = await stage.EnterAsync(stage.Operator, name, ["authority"], department, place.County);
            actors.Add(Actor.Of(await stage.SignInAsync(invited), "authority"));
        }

        actors.Add(await ProgramAsync(stage, place));
        return actors;
    }

    private static async Task<Actor> ProgramAsync(Stage stage, PlaceMade place)
    {
        var id = stage.Chance.Id($"program/{place.Law}");
        var entered = await stage.Operator.DoesPutAsync(
            $"/directory/v1/clients/{id}",
            new
            {
                name = $"{place.Title}平台",
                role = "provincialPlatform",
                division = place.County,
            }
        );
        var program = new HttpClient { BaseAddress = stage.Gateway };
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = $"{id}",
                ["client_secret"] = entered.Text("clientSecret"),
                ["scope"] = "afterschool",
            }
        );
        using var answer = await program.PostAsync(new Uri(stage.Gateway, "/connect/token"), form);
        var token = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            token.Text("access_token")
        );
        return new($"{place.Law}-program", "provincialPlatform", program.SendAsync);
    }
}

extern alias directory;

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.Gateway.Tests.Doors;

/// <summary>Set-up, roll, sign-in and a notice, through the gateway, while somebody reads everything that is logged from Debug up.</summary>
public sealed class NothingPersonalIsLoggedTests
{
    private const string Password = "correct horse battery staple";
    private const string OperatorsName = "公孙运维";
    private const string GuardiansName = "尉迟敬亭";
    private const string ChildsName = "尉迟小满";
    private const string Phone = "13987654321";
    private const string Email = "weichi.jingting@families.test";

    private const string Citizen = "430102201603071238";

    private readonly LogHeard _log = new();

    [Fact]
    public async Task By_Directory_or_the_gateway_from_set_up_to_the_notice_that_a_guardian_reads()
    {
        await using var house = new House(_log);
        await house.InitializeAsync();
        using var office = house.Gateway.NewBrowser();
        await office.SubmitAsync(
            "/set-up",
            ("code", House.SetUpCode),
            ("userName", "operator"),
            ("displayName", OperatorsName),
            ("password", Password)
        );
        await office.SignInAtDirectoryAsync("operator", Password);
        var (child, guardian, code) = await EnterRollAsync(office);

        using var family = house.Gateway.NewBrowser();
        // A wrong code, then the right one; a wrong password, then the right one.
        await family.SubmitAsync("/activate", ("userName", "weichi"), ("code", "AAAA"), ("password", Password));
        await family.SubmitAsync("/activate", ("userName", "weichi"), ("code", code), ("password", Password));
        await family.SubmitAsync("/sign-in", ("userName", "weichi"), ("password", "wrong horse battery"));
        await family.SignInAtDirectoryAsync("weichi", Password);
        await TellAsync(house, child);
        var words = await Eventually.Some(
            async () =>
                (await family.GetAsync("/directory/v1/notices")) is { IsSuccessStatusCode: true } answer
                && await answer.Content.ReadFromJsonAsync<JsonElement[]>() is [var notice]
                    ? notice.GetProperty("words").GetString()
                    : null,
            "the notice is read"
        );
        Assert.Contains(ChildsName, words, StringComparison.Ordinal);

        // What was logged is of both, of all of it, and from Debug up.
        foreach (var heard in (string[])["Yarp", "OpenIddict", "MassTransit", "Debug ", guardian.ToString()])
            Assert.Contains(_log.Lines, line => line.Contains(heard, StringComparison.Ordinal));
        string[] personal =
        [
            OperatorsName,
            GuardiansName,
            ChildsName,
            Phone,
            Email,
            Citizen,
            Password,
            code,
            House.SetUpCode,
        ];
        foreach (var one in personal.SelectMany(Spellings))
            Assert.DoesNotContain(_log.Lines, line => line.Contains(one, StringComparison.OrdinalIgnoreCase));
    }

    // As it is, as JSON and as a form would write it.
    private static string[] Spellings(string text) =>
        [text, JsonSerializer.Serialize(text).Trim('"'), Uri.EscapeDataString(text), WebUtility.UrlEncode(text)];

    private static async Task<(Guid Child, Guid Guardian, string Code)> EnterRollAsync(Browser office)
    {
        var (school, term, one) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (child, guardian) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await office.PutAsync(
            $"/directory/v1/schools/{school}",
            new
            {
                divisionCode = "430102",
                schoolCode = "2143000001",
                name = "城南实验小学",
                kind = "primary",
                stages = new[] { "primary" },
                ownership = "public",
                isRural = false,
                isTownship = false,
                isBoarding = false,
                competentAuthority = "430102",
            }
        );
        await office.PutAsync(
            $"/directory/v1/terms/{term}",
            new
            {
                schoolId = school,
                name = "2026-autumn",
                firstDay = "2026-09-01",
                lastDay = "2027-01-22",
            }
        );
        await office.PutAsync(
            $"/directory/v1/classes/{one}",
            new
            {
                schoolId = school,
                grade = 4,
                name = "四年级2班",
            }
        );
        await office.PutAsync(
            $"/directory/v1/pupils/{child}",
            new
            {
                schoolId = school,
                classId = one,
                pupilNumber = "G" + Citizen,
                name = ChildsName,
                residence = "day",
                grounds = Array.Empty<string>(),
            }
        );
        var entered = await office.PutAsync(
            $"/directory/v1/accounts/{guardian}",
            new
            {
                userName = "weichi",
                displayName = GuardiansName,
                roles = new[] { Roles.Guardian },
                phone = Phone,
                email = Email,
            }
        );
        await office.PutAsync(
            $"/directory/v1/guardian-links/{Guid.CreateVersion7()}",
            new { guardianAccountId = guardian, pupilId = child }
        );
        // What is refused is not logged either: a slip in a number, an address that is none, JSON that breaks off in a name.
        await office.RefusedPutAsync(
            $"/directory/v1/pupils/{child}",
            $$"""{"pupilNumber":"G{{Citizen}}1","name":"{{ChildsName}}"}"""
        );
        await office.RefusedPutAsync(
            $"/directory/v1/accounts/{guardian}/contact",
            $$"""{"displayName":"{{GuardiansName}}","phone":"{{Phone}}","email":"{{Email}}@"}"""
        );
        await office.RefusedPutAsync(
            $"/directory/v1/accounts/{guardian}/contact",
            $"{{\"displayName\":\"{GuardiansName}"
        );
        return (child, guardian, entered.GetProperty("activationCode").GetString()!);
    }

    private static async Task TellAsync(House house, Guid child) =>
        await house
            .Directory.Services.GetRequiredService<IBus>()
            .Publish(
                new NoticeDue
                {
                    NoticeId = Guid.CreateVersion7(),
                    SubjectId = child,
                    Template = "leave-school",
                    ToAccountId = null,
                    ToGuardiansOfPupilId = child,
                    SchoolId = null,
                    About = TimeProvider.System.GetUtcNow(),
                    AmountFen = null,
                    Deadline = null,
                    OccurredAt = TimeProvider.System.GetUtcNow(),
                }
            );
}

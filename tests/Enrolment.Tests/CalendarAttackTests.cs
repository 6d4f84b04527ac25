using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.CalendarAtHand;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What nobody gets out of calendars: another family's child, another's room, a stopped address, a secret.</summary>
public sealed class CalendarAttackTests(EnrolmentApp app)
{
    [Fact]
    public async Task Gives_nobody_the_calendar_of_another_s_child_teacher_or_room()
    {
        var (school, _, pupils) = await app.TakingPartAsync();
        var stranger = await app.SchoolAsync();
        var room = await app.InDbAsync(db =>
            db.Inventory.Where(one => one.SchoolId == school.Id).Select(one => one.Id).FirstAsync()
        );
        var (child, guardian) = (pupils.Children[0].Id, pupils.Guardian(pupils.Children[1]));
        foreach (
            var (who, kind, subject) in new[]
            {
                (guardian, "child", child),
                (pupils.AsTeacher, "child", child),
                (school.AsOffice, "child", child),
                (guardian, "teacher", pupils.Teacher),
                (school.AsOffice, "teacher", pupils.Teacher),
                (stranger.AsOffice, "room", room),
                (guardian, "room", room),
                // A guardian who works nowhere has no groups.
                (guardian, "teacher", pupils.Children[1].Guardian),
                // An id that is there, but is no room.
                (school.AsOffice, "room", child),
            }
        )
            await MakeAsync(who, Guid.CreateVersion7(), kind, subject).IsAsync(HttpStatusCode.NotFound);
        // A guardian's token that claims to be an office's is still nobody's at that school.
        await MakeAsync(app.As(pupils.Children[1].Guardian, Roles.SchoolOffice), Guid.CreateVersion7(), "room", room)
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_address_that_never_was_was_revoked_or_outlived_its_link_leads_nowhere()
    {
        var (school, _, pupils) = await app.TakingPartAsync();
        var child = pupils.Children[0];
        var (id, revoked) = await MadeAsync(pupils.Guardian(child), "child", child.Id);
        var (_, orphaned) = await MadeAsync(pupils.Guardian(child), "child", child.Id);
        // Nobody else revokes it, and revoking twice is revoking once.
        await RevokeAsync(pupils.Guardian(pupils.Children[1]), id).IsAsync(HttpStatusCode.NotFound);
        await RevokeAsync(school.AsOffice, id).IsAsync(HttpStatusCode.NotFound);
        for (var again = 0; again < 2; again++)
            await RevokeAsync(pupils.Guardian(child), id).IsAsync(HttpStatusCode.NoContent);
        await app.TellAsync(
            new GuardianLinkRecorded
            {
                LinkId = await app.InDbAsync(db =>
                    db.GuardianLinks.Where(one => one.PupilId == child.Id).Select(one => one.Id).SingleAsync()
                ),
                Revision = 2,
                GuardianAccountId = child.Guardian,
                PupilId = child.Id,
                SchoolId = school.Id,
                IsActive = false,
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await Eventually.Equal(
            HttpStatusCode.NotFound,
            async () => (await app.ReadAsync(orphaned)).StatusCode,
            "the link is gone"
        );
        var key = revoked[^43..];
        List<string> bodies = [];
        foreach (
            var guess in new[]
            {
                revoked,
                orphaned,
                revoked.Replace(key, new string('A', 43), StringComparison.Ordinal),
                revoked.Replace(key, key[..42], StringComparison.Ordinal),
                revoked.Replace(key, $"{key}A", StringComparison.Ordinal),
                revoked.Replace(key, "%00", StringComparison.Ordinal),
                revoked.Replace(key, $"{id}", StringComparison.Ordinal),
                revoked.Replace($"?key={key}", "", StringComparison.Ordinal),
            }
        )
        {
            using var answer = await app.ReadAsync(guess);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            bodies.Add(
                $"{body.GetProperty("type")} {body.GetProperty("title")} {body.TryGetProperty("detail", out _)}"
            );
        }

        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task Tells_the_address_once_and_keeps_no_secret()
    {
        var (_, _, pupils) = await app.TakingPartAsync();
        var (child, guardian) = (pupils.Children[0].Id, pupils.Guardian(pupils.Children[0]));
        var (id, address) = await MadeAsync(guardian, "child", child);

        var again = await (await MakeAsync(guardian, id, "child", child)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(JsonValueKind.Null, again.GetProperty("address").ValueKind);
        Assert.DoesNotContain(address[^43..], $"{await guardian.ReadAsync("calendars")}", StringComparison.Ordinal);
        // 256 bits, of which the database has a digest only: no column holds the secret, however written.
        var secret = System.Buffers.Text.Base64Url.DecodeFromChars(address.AsSpan()[^43..]);
        Assert.Equal(32, secret.Length);
        var row = await app.InDbAsync(db =>
            db.Database.SqlQuery<string>($"select calendar_feed::text as \"Value\" from calendar_feed where id = {id}")
                .SingleAsync()
        );
        Assert.DoesNotContain(address[^43..], row, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(secret), row, StringComparison.Ordinal);

        for (var more = 0; more < 4; more++)
            await MadeAsync(guardian, "child", child);
        await MakeAsync(guardian, Guid.CreateVersion7(), "child", child).IsAsync(HttpStatusCode.Conflict);
    }
}

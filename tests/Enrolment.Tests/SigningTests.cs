using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Who signs signs what was read, for the place it is about, whatever else happens at that moment.</summary>
public sealed class SigningTests(EnrolmentApp app)
{
    [Fact]
    public async Task Signs_nothing_when_the_paper_that_was_read_is_another_by_now()
    {
        var (_, pupils, request, _) = await app.PlacedUnderFormAsync();
        var guardian = pupils.Guardian(pupils.Children[0]);
        var read = new
        {
            party = "guardian",
            method = "online",
            sha256 = new string('0', 64),
        };
        await guardian.PostAsync($"requests/{request}/agreement/signatures", read).IsAsync(HttpStatusCode.Conflict);
        Assert.False(await app.InDbAsync(db => db.Signatures.AnyAsync(one => one.RequestId == request)));
    }

    [Fact]
    public async Task Takes_no_guardians_signature_that_does_not_say_what_was_read()
    {
        var (_, pupils, request, _) = await app.PlacedUnderFormAsync();
        var guardian = pupils.Guardian(pupils.Children[0]);
        var blind = new { party = "guardian", method = "online" };
        using var no = await guardian.PostAsync($"requests/{request}/agreement/signatures", blind);
        Assert.Equal(HttpStatusCode.BadRequest, no.StatusCode);
        Assert.Contains("/sha256", await no.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_the_form_read_anew_when_the_school_drew_up_another_before_anybody_signed()
    {
        var (school, pupils, request, offering) = await app.PlacedUnderFormAsync();
        var guardian = pupils.Guardian(pupils.Children[0]);
        var read = await guardian.ReadAsync($"requests/{request}/agreement");
        var plan = await PlanOfAsync(offering);
        var another = new
        {
            form = "课后服务协议（修订）",
            clauses = new Dictionary<string, string> { ["refund"] = "不退费" },
        };
        await school.AsOffice.PostAsync($"plans/{plan}/agreement-form", another).IsAsync(HttpStatusCode.NoContent);

        var old = new
        {
            party = "guardian",
            method = "online",
            sha256 = read.GetProperty("sha256").GetString(),
        };
        await guardian.PostAsync($"requests/{request}/agreement/signatures", old).IsAsync(HttpStatusCode.Conflict);
        var now = await guardian.ReadAsync($"requests/{request}/agreement");
        Assert.Equal("课后服务协议（修订）", now.GetProperty("paper").GetProperty("form").GetString());
        // Once somebody has signed, the text stays whatever the school draws up.
        await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
        await school
            .AsOffice.PostAsync($"plans/{plan}/agreement-form", new { form = "又一份" })
            .IsAsync(HttpStatusCode.NoContent);
        var signed = await guardian.ReadAsync($"requests/{request}/agreement");
        Assert.Equal("课后服务协议（修订）", signed.GetProperty("paper").GetProperty("form").GetString());
    }

    [Fact]
    public async Task A_signature_ends_with_the_place_that_it_was_given_for()
    {
        var (school, pupils, request, offering) = await app.PlacedUnderFormAsync(("capacity", 1));
        await pupils.SignAsync(request, pupils.Children[0]).IsAsync(HttpStatusCode.NoContent);
        var other = await pupils.ApprovedAsync(school, pupils.Children[1], offering);
        var place = await app.InDbAsync(db =>
            db.Places.Where(one => one.RequestId == request).Select(one => one.Id).SingleAsync()
        );
        await school
            .AsOffice.PostAsync($"offerings/{offering}/swap", new { outPlaceId = place, inRequestId = other })
            .IsAsync(HttpStatusCode.NoContent);

        var shown = await school.AsOffice.ReadAsync($"requests/{request}");
        Assert.Equal(0, shown.GetProperty("signedBy").GetArrayLength());
        // Without a place there is nothing to sign, for nobody.
        await school.SignAsync(request, "school").IsAsync(HttpStatusCode.UnprocessableEntity);
        using var none = await school.AsOffice.GetAsync($"/enrolment/v1/requests/{request}/agreement");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Whoever_signs_while_the_fee_changes_has_signed_the_new_one_or_is_asked_anew()
    {
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var (school, pupils, request, offering) = await app.PlacedUnderFormAsync();
            var change = new { feePerTerm = "150.00", reason = "成本下降" };
            var signing = pupils.SignAsync(request, pupils.Children[0]);
            var changing = school.AsOffice.PostAsync($"offerings/{offering}/change", change);
            using var signed = await signing;
            using var changed = await changing;
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);

            var shown = await school.AsOffice.ReadAsync($"requests/{request}");
            var paper = await school.AsOffice.ReadAsync($"requests/{request}/agreement");
            var isOwed = shown.GetProperty("signedBy").GetArrayLength() == 0;
            Assert.Equal("150.00", Fee(paper));
            Assert.Equal(isOwed ? 0 : 1, paper.GetProperty("signatures").GetArrayLength());
        }
    }

    [Fact]
    public async Task Two_parties_who_sign_at_one_moment_have_both_signed_one_paper()
    {
        var (school, pupils, request, _) = await app.PlacedUnderFormAsync();
        var both = await Task.WhenAll(
            pupils.SignAsync(request, pupils.Children[0]),
            school.SignAsync(request, "school"),
            school.SignAsync(request, "school")
        );
        Assert.All(both, one => Assert.Equal(HttpStatusCode.NoContent, one.StatusCode));
        Assert.Equal(1, await app.InDbAsync(db => db.Agreements.CountAsync(one => one.RequestId == request)));
        Assert.Equal(2, await app.InDbAsync(db => db.Signatures.CountAsync(one => one.RequestId == request)));
        var shown = await school.AsOffice.ReadAsync($"requests/{request}");
        Assert.Equal("confirmed", shown.GetProperty("status").GetString());
    }

    private Task<Guid> PlanOfAsync(Guid offering) =>
        app.InDbAsync(db => db.Offerings.Where(one => one.Id == offering).Select(one => one.PlanId).SingleAsync());

    private static string? Fee(JsonElement paper) =>
        paper.GetProperty("paper").GetProperty("offering").GetProperty("feePerTerm").GetString();
}

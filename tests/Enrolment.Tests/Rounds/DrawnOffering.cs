using System.Net;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Rounds;

/// <summary>An offering that was drawn for, with who has a place and who waits.</summary>
/// <param name="School">The school.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Offering">The offering.</param>
/// <param name="Pupils">Who asked for it.</param>
/// <param name="Requests">Their requests, in the same order.</param>
public sealed record DrawnOffering(
    SchoolAtHand School,
    Guid Plan,
    Guid Offering,
    ClassAtHand Pupils,
    IReadOnlyList<Guid> Requests
)
{
    private EnrolmentApp App => School.App;

    /// <summary>A round with one offering, asked for by as many pupils as there are grounds, and drawn.</summary>
    public static async Task<DrawnOffering> OfAsync(
        SchoolAtHand school,
        Guid plan,
        (string Key, object? Value)[] but,
        params string[] grounds
    )
    {
        ArgumentNullException.ThrowIfNull(school);
        var offering = await school.OnMenuAsync(plan, but);
        var round = await school.RoundAsync(plan, [offering]);
        var pupils = await school.App.ClassAsync(school, 3, grounds);
        var requests = new List<Guid>();
        foreach (var child in pupils.Children)
            requests.Add(await pupils.ApprovedAsync(school, child, offering));
        await school.DrawAsync(round);
        return new(school, plan, offering, pupils, requests);
    }

    /// <summary>The same at a school of its own, asked for by so many.</summary>
    public static async Task<DrawnOffering> OfAsync(EnrolmentApp app, int places, int asking)
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        return await OfAsync(school, plan, [("capacity", places)], [.. Enumerable.Repeat("", asking)]);
    }

    /// <summary>Who waits, in the draw's order.</summary>
    public async Task<Child[]> OrderAsync()
    {
        var waiting = await App.InDbAsync(db =>
            db.Requests.Where(one => Requests.Contains(one.Id))
                .SelectMany(
                    one => one.Choices,
                    (one, choice) =>
                        new
                        {
                            one.PupilId,
                            choice.OfferingId,
                            choice.WaitsAt,
                        }
                )
                .Where(one => one.OfferingId == Offering && one.WaitsAt != null)
                .OrderBy(one => one.WaitsAt)
                .Select(one => one.PupilId)
                .ToListAsync()
        );
        return [.. waiting.Select(id => Pupils.Children.Single(child => child.Id == id))];
    }

    /// <summary>The request of a child.</summary>
    public Guid RequestOf(Child child) => Requests[Pupils.Children.ToList().IndexOf(child)];

    /// <summary>The live place of a child in it.</summary>
    public Task<Guid> PlaceOfAsync(Child child) =>
        App.InDbAsync(db =>
            db.Places.Where(one => one.OfferingId == Offering && one.PupilId == child.Id)
                .Where(one => one.Status != Places.PlaceStatus.Ended)
                .Select(one => one.Id)
                .SingleAsync()
        );

    /// <summary>A family leaves.</summary>
    public async Task<HttpResponseMessage> LeaveAsync(Child child) =>
        await Pupils
            .Guardian(child)
            .PostAsync($"places/{await PlaceOfAsync(child)}/withdraw", new { reasonKind = "plain" })
            .IsAsync(HttpStatusCode.NoContent);

    /// <summary>The place that is offered to a child, once it is.</summary>
    public async Task<Guid> OfferedAsync(Child child)
    {
        Guid? found = null;
        await Eventually.True(
            async () =>
            {
                found = await App.InDbAsync(db =>
                    (
                        from offer in db.PlaceOffers
                        join place in db.Places on offer.PlaceId equals place.Id
                        where offer.Answer == null && place.OfferingId == Offering && place.PupilId == child.Id
                        select (Guid?)place.Id
                    ).FirstOrDefaultAsync()
                );
                return found is not null;
            },
            "the place is offered to the next"
        );
        return found!.Value;
    }

    /// <summary>The time of an offer runs out.</summary>
    public Task<int> TimeIsOverAsync(Guid place, int minutesAgo = 1)
    {
        var past = App.Clock.GetUtcNow().AddMinutes(-minutesAgo);
        return App.InDbAsync(db =>
            db.PlaceOffers.Where(one => one.PlaceId == place)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Until, past))
        );
    }

    /// <summary>Seats taken.</summary>
    public Task<int> TakenAsync() =>
        App.InDbAsync(db => db.Seats.Where(one => one.OfferingId == Offering).Select(one => one.Taken).SingleAsync());
}

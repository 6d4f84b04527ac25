using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Who else comes to the gate: grandparents whom families list, and a visitor whom nobody knows.</summary>
public sealed class AtTheGate(School school, Places places)
{
    private const int FamiliesThatList = 3;

    /// <summary>A few families list somebody who may collect; a visitor is registered, and let in as the law has it.</summary>
    public async Task PlayAsync()
    {
        var pupils = places.Confirmed.Values.Select(place => place.Pupil).DistinctBy(pupil => pupil.Id);
        foreach (var pupil in pupils.OrderBy(pupil => pupil.Id).Take(FamiliesThatList))
            await school
                .GuardianOf(pupil)
                .DoesPutAsync(
                    $"/safety/v1/pick-up-persons/{school.Id($"collector/{pupil.Id}")}",
                    new
                    {
                        pupilId = pupil.Id,
                        relation = "grandparent",
                        name = Somebody($"collector/{pupil.Id}"),
                        validFrom = School.FirstDay,
                    }
                );
        await Asking.RuledOutAsync(() =>
            school.Office.PutAsync(
                $"/safety/v1/gate-entries/{school.Id("visitor")}",
                new
                {
                    schoolId = school.Made.Id,
                    purpose = "visit",
                    direction = "in",
                    visitorName = Somebody("visitor"),
                }
            )
        );
    }

    private string Somebody(string who) =>
        school.Stage.Told.Of(PersonMade.Of(school.Stage.Chance, $"{school.Name}/{who}")).Name;
}

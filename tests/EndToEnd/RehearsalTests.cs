using System.Text.Json;
using AfterSchool.Rehearsal.Made;

namespace AfterSchool.EndToEnd;

/// <summary>The made-up city: the same every time, and at home in every place.</summary>
[Collection(nameof(RehearsedCity))]
public sealed class RehearsalTests(RehearsedCity city)
{
    [Fact]
    public async Task A_small_city_lives_a_week_in_all_five_places()
    {
        Assert.Equal(5, city.Schools.Count);
        foreach (var term in city.Schools)
        {
            var name = term.School.Made.Name;
            Assert.True(term.Places.Confirmed.Count > 0, $"{name}: nobody has a place");
            Assert.Equal(
                term.Places.Requests,
                term.Places.Confirmed.Count + term.Places.Waiting.Count + term.Places.GivenUp
            );
            Assert.True(term.Afternoon.Released > 0, $"{name}: nobody went home");
            // Where nobody has set a standard, nobody pays; where one was set, each place has its bill.
            Assert.Equal(
                term.Law.Says("fees.standardSetters") ? term.Places.Confirmed.Count + 1 : 0,
                term.Money.Bills.Count
            );
            var campus = await term.School.Office.GetAsync($"/safety/v1/campus?schoolId={term.School.Made.Id}");
            Assert.Equal(0, campus.GetProperty("count").GetInt32());
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_city_and_another_seed_another()
    {
        Assert.Equal(Told(1), Told(1));
        Assert.NotEqual(Told(1), Told(2));

        static string Told(int seed) =>
            JsonSerializer.Serialize(CityMade.Of(seed, PlaceMade.Known, schools: 3, pupils: 90));
    }
}

using AfterSchool.Rehearsal.Made;

namespace AfterSchool.EndToEnd;

/// <summary>A town small enough to tell a story in: one school, one class, three families, three things on the menu.</summary>
internal static class SmallTown
{
    public static SchoolMade School(Seeded chance, PlaceMade place, string stage, string ground, int places)
    {
        // Stories of several places are told in one system: each school has a number of its own, and 1 is for a place made up.
        var number = PlaceMade.Known.ToList().FindIndex(one => one.Law == place.Law) + 2;
        var grade = stage == "primary" ? 4 : 7;
        var own = new ClassMade(chance.Id("class"), grade, $"{grade}年级2班");
        OfferingMade[] menu =
        [
            Offered(chance, "篮球", "enrichment", "sport", "monday", "180.00", grade) with
            {
                Capacity = places,
            },
            Offered(chance, "舞蹈", "enrichment", "arts", "wednesday", "150.00", grade) with
            {
                ByVendor = true,
            },
            Offered(chance, "作业辅导", "academicSupport", "homework", "tuesday", "120.00", grade),
        ];
        string[][] grounds =
        [
            [],
            [],
            [ground],
        ];
        return new SchoolMade(
            place,
            number,
            chance.Id("school"),
            chance.Id("term"),
            stage,
            [own],
            [
                .. grounds.Select(
                    (ground, at) =>
                        new PupilMade(
                            chance.Id($"pupil-{at}"),
                            own,
                            $"学生{at + 1}",
                            $"{place.Law}-family-{at}",
                            ground,
                            // Three ask for the same thing, of which there may be two.
                            [
                                [menu[0].Id],
                            ]
                        )
                ),
            ],
            menu
        );
    }

    public static OfferingMade Offered(
        Seeded chance,
        string title,
        string category,
        string activity,
        string weekday,
        string fee,
        int grade
    ) => new(chance.Id($"offering/{title}"), title, category, activity, false, [grade], fee, 2, [weekday], 0);
}

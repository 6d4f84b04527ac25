namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Operations that have no foreign object to be tried on, each with the reason.</summary>
internal static class Exempt
{
    private static readonly Dictionary<string, string> Doors = new(StringComparer.Ordinal)
    {
        ["GET /supervision/v1/categories"] = "the categories of the law: the same for everybody",
    };

    /// <summary>Whether it is to be tried: it stands in no list, is not open to anybody, and is for others than the operator, who has no other side.</summary>
    public static bool IsNot(ApiDoor door) => !Doors.ContainsKey(door.Key) && RoleTable.HasSides(door);
}

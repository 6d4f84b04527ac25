using System.Text.RegularExpressions;
using AfterSchool.Testing;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Which roles a door lets in, as the reviewed table of all doors says.</summary>
internal static class RoleTable
{
    private static readonly Dictionary<string, string[]> Roles = File.ReadLines(
            Path.Combine(Checkout.Root, "tests", "Gateway.Tests", "roles.tsv")
        )
        .Where(line => line.StartsWith("public\t", StringComparison.Ordinal))
        .Select(line => line.Split('\t'))
        .GroupBy(part => $"{part[2]} {Regex.Replace(part[1], ":[a-z]+}", "}").TrimEnd('/')}")
        .ToDictionary(rows => rows.Key, rows => rows.First()[4].Split(' '));

    /// <summary>Whether anybody may come, signed in or not.</summary>
    public static bool IsForAnyone(ApiDoor door) => Of(door) is ["anyone"];

    /// <summary>Whether it is for people who have another side: an operator has none.</summary>
    public static bool HasSides(ApiDoor door) => !IsForAnyone(door) && Of(door) is not ["operator"];

    /// <summary>Whether that role may come to the door at all.</summary>
    public static bool LetsIn(ApiDoor door, string role) =>
        Of(door) is ["anyone" or "signed-in"] || Of(door).Contains(role);

    private static string[] Of(ApiDoor door) =>
        Roles.GetValueOrDefault($"{door.Method} {door.Template.TrimEnd('/')}")
        ?? throw new InvalidOperationException($"{door.Key} is not in roles.tsv.");
}

namespace AfterSchool.Enrolment.Inventory;

/// <summary>What a resource is.</summary>
public enum ResourceKind
{
    /// <summary>A room with a purpose (功能教室).</summary>
    Room,

    /// <summary>A place for activities (活动场地).</summary>
    Venue,

    /// <summary>Instruments and equipment (仪器设备).</summary>
    Equipment,

    /// <summary>Teachers of a subject (师资力量).</summary>
    Teachers,

    /// <summary>A place outside the school (校外社会实践场所).</summary>
    OffCampus,
}

/// <summary>A resource in the school's ledger (工作台账).</summary>
public sealed class InventoryItem
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>What it is.</summary>
    public required ResourceKind Kind { get; set; }

    /// <summary>What people call it; of teachers, their subject.</summary>
    public required string Name { get; set; }

    /// <summary>Seats of a room or place.</summary>
    public int? Seats { get; set; }

    /// <summary>How many: pieces of equipment, teachers of the subject.</summary>
    public required int Count { get; set; }

    /// <summary>When it is free for the service.</summary>
    public required FreeHours[] Hours { get; set; }

    /// <summary>Activities it serves, by code.</summary>
    public required string[] Serves { get; set; }

    /// <summary>Whether it is in use; what is not stays in the ledger.</summary>
    public required bool IsUsable { get; set; }
}

/// <summary>Hours of a weekday; China Standard Time.</summary>
/// <param name="Weekday">The day of the week.</param>
/// <param name="From">From.</param>
/// <param name="To">To.</param>
public sealed record FreeHours(DayOfWeek Weekday, TimeOnly From, TimeOnly To);

/// <summary>That a school's stock-taking for a term was closed, and what it came to (摸底调查结束). Append-only.</summary>
public sealed class InventoryClosing
{
    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>What there was then.</summary>
    public required InventoryCount Count { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account of the one who closed it.</summary>
    public required Guid ClosedBy { get; init; }
}

/// <summary>What a ledger comes to.</summary>
/// <param name="Rooms">Rooms and venues on campus.</param>
/// <param name="Seats">Their seats.</param>
/// <param name="Equipment">Pieces of equipment.</param>
/// <param name="Teachers">Teachers, over all subjects.</param>
/// <param name="OffCampus">Places outside.</param>
public sealed record InventoryCount(int Rooms, int Seats, int Equipment, int Teachers, int OffCampus);

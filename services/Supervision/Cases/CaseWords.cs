namespace AfterSchool.Supervision.Cases;

/// <summary>Where a complaint stands.</summary>
public enum CaseStatus
{
    /// <summary>Taken and numbered (已登记).</summary>
    Received,

    /// <summary>In hand (已受理).</summary>
    Acknowledged,

    /// <summary>Given to a level to verify (已交办).</summary>
    Assigned,

    /// <summary>Being verified (核查中).</summary>
    Verifying,

    /// <summary>Found true (属实).</summary>
    Substantiated,

    /// <summary>Found untrue (不属实).</summary>
    Unsubstantiated,

    /// <summary>The school is told what to put right (责令整改).</summary>
    RectificationOrdered,

    /// <summary>Put right (已整改).</summary>
    Rectified,

    /// <summary>Answered (已答复).</summary>
    Replied,

    /// <summary>Done (已办结).</summary>
    Closed,
}

/// <summary>What verification came to.</summary>
public enum CaseFinding
{
    /// <summary>True (属实).</summary>
    Substantiated,

    /// <summary>Not true (不属实).</summary>
    Unsubstantiated,
}

/// <summary>Who verifies; in order, lowest first.</summary>
public enum HandlingLevel
{
    /// <summary>The school (学校).</summary>
    School,

    /// <summary>The county's authority (县级).</summary>
    County,

    /// <summary>The city's authority (市级).</summary>
    City,

    /// <summary>The province's authority (省级).</summary>
    Province,
}

/// <summary>How a complaint comes in.</summary>
public enum IntakeChannel
{
    /// <summary>By phone (电话).</summary>
    Phone,

    /// <summary>By mailbox, of paper or e-mail (信箱).</summary>
    Mailbox,

    /// <summary>Online (网上).</summary>
    Online,

    /// <summary>In person (来访).</summary>
    Visit,
}

/// <summary>What became of a verb: taken, done already in the same words, or out of turn.</summary>
public enum Turn
{
    /// <summary>Done now.</summary>
    Taken,

    /// <summary>Done before, with the same body: answered as before.</summary>
    Already,

    /// <summary>Not now, or done before with another body: 409.</summary>
    OutOfTurn,
}

using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;

namespace AfterSchool.Staffing.Vendors;

/// <summary>An authority's selection of a vendor for an item (第三方机构遴选): opened, bid for, awarded.</summary>
public sealed class VendorSelection
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Division of the education authority that selects.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>The service asked for.</summary>
    public required string Item { get; init; }

    /// <summary>What kind of service it is.</summary>
    public required ItemCategory Category { get; init; }

    /// <summary>What institutions charge for the same service off campus, per pupil and session (校外同质培训收费标准).</summary>
    public required Money OffCampusPrice { get; init; }

    /// <summary>How the price comes about.</summary>
    public required PriceMethod Method { get; init; }

    /// <summary>Every bid.</summary>
    public List<VendorBid> Bids { get; private set; } = [];

    /// <summary>The bid awarded.</summary>
    public Guid? AwardedBidId { get; private set; }

    /// <summary>The version of the mechanism that it was awarded by (遴选审核机制); none while the authority has none.</summary>
    public Guid? StandardId { get; set; }

    /// <summary>When the list entry was published (公布): vendor, item and price.</summary>
    public DateTimeOffset? ListedAt { get; private set; }

    /// <summary>The vendor awarded.</summary>
    public VendorBid? Awarded => Bids.FirstOrDefault(bid => bid.Id == AwardedBidId);

    /// <summary>Awards a bid, unless the jurisdiction's rules refuse its price.</summary>
    public Ruling Award(VendorBid bid, StaffingPack pack, Cited<decimal?>? leastDiscount, Plea plea)
    {
        if (AwardedBidId is not null)
            throw new InvalidOperationException($"Selection {Id} is awarded; it is awarded once.");
        var ruling = Ruling
            .All(
                VendorsTeachNoSubjectRule.Judge(Category, pack),
                CompetitivePriceRule.Judge(this, pack),
                ClearlyLowerPriceRule.Judge(bid.Price, OffCampusPrice, leastDiscount)
            )
            .Heard(plea);
        if (ruling.Permits)
            AwardedBidId = bid.Id;
        return ruling;
    }

    /// <summary>Publishes the list entry; false when it stands already.</summary>
    public bool List(DateTimeOffset now)
    {
        if (ListedAt is not null)
            return false;
        ListedAt = now;
        return true;
    }
}

/// <summary>A vendor's offer in a selection.</summary>
public sealed class VendorBid
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The selection.</summary>
    public required Guid SelectionId { get; init; }

    /// <summary>The vendor.</summary>
    public required Guid VendorId { get; init; }

    /// <summary>The introduction fee asked, per pupil and session (引进费用).</summary>
    public required Money Price { get; init; }
}

/// <summary>What kind of service an item is.</summary>
public enum ItemCategory
{
    /// <summary>Academic support (学科类、学业辅导).</summary>
    AcademicSupport,

    /// <summary>Enrichment (素质拓展).</summary>
    Enrichment,

    /// <summary>Extended care (延时托管).</summary>
    ExtendedCare,
}

/// <summary>How an introduction fee comes about.</summary>
public enum PriceMethod
{
    /// <summary>Tender (招标).</summary>
    Tender,

    /// <summary>Competitive negotiation or consultation (竞争性谈判、磋商).</summary>
    CompetitiveNegotiation,

    /// <summary>Comparison of quotations (询价).</summary>
    Quotations,

    /// <summary>Another competitive method.</summary>
    OtherCompetitive,

    /// <summary>Without competition (直接确定).</summary>
    Direct,
}

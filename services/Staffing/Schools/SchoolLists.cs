using System.Linq.Expressions;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Schools;

/// <summary>Something that belongs to one school.</summary>
public interface IAtSchool
{
    /// <summary>Its id.</summary>
    Guid Id { get; }

    /// <summary>The school.</summary>
    Guid SchoolId { get; }
}

/// <summary>What belongs to a school, page by page, for whoever may read the school's matters.</summary>
internal sealed class SchoolLists(Reach reach)
{
    public async Task<Results<NotFound, Ok<IReadOnlyList<TShown>>>> ShowAsync<TRow, TShown>(
        Guid schoolId,
        IQueryable<TRow> rows,
        Expression<Func<TRow, TShown>> show,
        Cut cut,
        HttpContext http
    )
        where TRow : class, IAtSchool
    {
        if (!await reach.ReadsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        return await rows.AsNoTracking()
            .Where(row => row.SchoolId == schoolId)
            .PageAsync(row => row.Id, show, cut, http);
    }
}

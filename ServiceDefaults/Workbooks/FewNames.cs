using System.Xml;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>
/// The names in a part of a workbook. An XML reader holds every attribute of an element, every element it is within, and every name it
/// has met, before anybody is asked: from a hundredth of that in the file. A sheet has a few dozen names, and a few in an element.
/// </summary>
internal sealed class FewNames : NameTable
{
    private const int Most = 10_000;
    private const int MostInElement = 500;

    private int _known;
    private int _inElement;

    /// <summary>The next node begins.</summary>
    public void Begin() => _inElement = 0;

    /// <inheritdoc/>
    public override string Add(string key)
    {
        Count(Get(key));
        return base.Add(key);
    }

    /// <inheritdoc/>
    public override string Add(char[] key, int start, int len)
    {
        Count(Get(key, start, len));
        return base.Add(key, start, len);
    }

    private void Count(string? known)
    {
        _known += known is null ? 1 : 0;
        if (_known > Most || ++_inElement > MostInElement)
            throw new InvalidDataException("There are too many names in it.");
    }
}

/// <summary>Reading a part of a workbook node by node.</summary>
internal static class Nodes
{
    // Rows in a sheet, cells in a row, runs of text in a cell, and the marks of every version around them.
    private const int MostDeep = 64;

    /// <summary>Goes on to the next node, as long as it lies no deeper than anything does in a workbook.</summary>
    public static bool Next(this XmlReader xml)
    {
        (xml.NameTable as FewNames)?.Begin();
        var goesOn = xml.Read();
        return xml.Depth <= MostDeep ? goesOn : throw new InvalidDataException("It is too deep.");
    }
}

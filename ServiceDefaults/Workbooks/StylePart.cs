namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>The styles of every workbook we write, in the order of <see cref="CellStyle"/>.</summary>
internal static class StylePart
{
    public static string Xml(string space) =>
        $"<styleSheet xmlns=\"{space}\">"
        + """
            <numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="hh:mm"/><numFmt numFmtId="166" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
            <fonts count="3"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="等线"/></font></fonts>
            <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDE7F0"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="10">
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
            <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>
            <xf numFmtId="49" fontId="2" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>
            <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
            </cellXfs>
            <cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>
            </styleSheet>
            """;
}

/// <summary>Notes on headings: the text, and the boxes that old drawings show it in.</summary>
internal static class NoteParts
{
    /// <summary><c>comments1.xml</c>.</summary>
    public static string Comments(IReadOnlyList<string> notes, string space) =>
        $"<comments xmlns=\"{space}\"><authors><author></author></authors><commentList>"
        + string.Concat(
            notes.Select(
                (note, at) =>
                    $"<comment ref=\"{SheetCell.Letters(at + 1)}1\" authorId=\"0\"><text><r>"
                    + $"<t xml:space=\"preserve\">{SheetWriter.Xml(note)}</t></r></text></comment>"
            )
        )
        + "</commentList></comments>";

    /// <summary><c>vmlDrawing1.vml</c>.</summary>
    public static string Shapes(int count) =>
        """
            <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
            <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
            <v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>

            """
        + string.Concat(Enumerable.Range(0, count).Select(Shape))
        + "</xml>";

    private static string Shape(int column) =>
        $"<v:shape id=\"note{column}\" type=\"#note\" style=\"position:absolute;width:240pt;height:110pt;visibility:hidden\" "
        + "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:textbox style=\"mso-direction-alt:auto\"/>"
        + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
        + $"<x:Anchor>{column + 1}, 15, 0, 10, {column + 4}, 15, 6, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
        + $"<x:Row>0</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>\n";
}

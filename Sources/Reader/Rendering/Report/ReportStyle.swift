/// How the pages of the family look: on a screen, on a telephone, on A4.
enum ReportStyle {
    /// Colours by name, then rules that use them.
    static let rules = root + type + figures + tables + screens + dark + print

    private static let root = """
        :root{--ink:\(Colour.ink.hex);--quiet:\(Colour.quiet.hex);--rule:\(Colour.rule.hex);--grid:\(Colour.grid.hex);\
        --panel:\(Colour.panel.hex);--blue:\(Colour.blue.hex);--orange:\(Colour.orange.hex);--paper:\(Colour.paper.hex)}
        *{box-sizing:border-box}html{-webkit-text-size-adjust:100%;color-scheme:light dark}

        """

    private static let type = """
        body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.55 -apple-system,"Segoe UI",Roboto,"Noto Sans",\
        "Liberation Sans",Arial,sans-serif;font-variant-numeric:lining-nums tabular-nums;overflow-wrap:break-word}
        main{max-width:900px;margin:0 auto;padding:40px 24px 64px}
        h1,h2,.say{font-family:Charter,"Bitstream Charter",Georgia,"Liberation Serif",serif}
        h1{font-size:38px;line-height:1.15;margin:0 0 8px;letter-spacing:-.01em;text-wrap:balance}
        h2{font-size:25px;line-height:1.25;margin:0 0 12px}
        h3{font-size:14px;line-height:1.35;margin:0 0 8px;font-weight:700}
        h3 .id{font-weight:400;color:var(--quiet);white-space:nowrap}
        p{margin:0 0 12px}.sub{color:var(--quiet);margin:0 0 4px}
        .like{border-left:4px solid var(--blue);padding:2px 0 2px 12px;margin:16px 0 32px;color:var(--quiet);font-size:15px}
        .like p{margin:0}
        .say{font-size:20px;line-height:1.45;margin:0 0 6px}.rest{margin:0 0 18px;color:var(--quiet)}
        ul{padding-left:20px}li{margin:0 0 6px}
        section{border-top:1px solid var(--rule);padding-top:24px;margin-top:40px}
        section.first{border-top:0;padding-top:0;margin-top:0}
        article+article{margin-top:96px}
        .small{font-size:14px;color:var(--quiet)}
        code{font:13px/1.4 "SF Mono",Consolas,"Liberation Mono",monospace;background:var(--panel);color:var(--blue);\
        padding:1px 5px;border-radius:3px;overflow-wrap:anywhere}
        pre{font:12px/1.45 "SF Mono",Consolas,"Liberation Mono",monospace;background:var(--panel);padding:12px;\
        white-space:pre-wrap;overflow-wrap:anywhere}
        .note{background:var(--panel);padding:16px 20px;font-size:14.5px;border-radius:4px}.note p:last-child{margin:0}
        .ask{color:var(--quiet)}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;margin:0;font-size:14px}
        dl.long{grid-template-columns:1fr}dl.long dt{margin-top:6px}dt{color:var(--quiet)}dd{margin:0}

        """

    private static let figures = """
        .two{display:grid;grid-template-columns:minmax(0,1fr) 368px;gap:24px 40px;align-items:start}
        .pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:32px 40px;align-items:start}
        .fans{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:24px 28px}
        .many{display:grid;grid-template-columns:repeat(auto-fill,minmax(170px,1fr));gap:20px 16px}
        figure{margin:0 0 24px}svg{display:block;width:100%;height:auto;max-width:400px;font-family:inherit}
        svg.defs{position:absolute;width:0;height:0}
        .fans svg,.many svg{max-width:240px}.many h3{min-height:2.7em}.many figure{margin:0}
        figcaption{font-size:13.5px;line-height:1.45;color:var(--quiet);margin-top:8px}
        details{margin-top:8px;font-size:13.5px}summary{color:var(--blue);cursor:pointer;padding:6px 0}
        nav{font-size:14px;margin:0 0 24px}nav a{white-space:nowrap}a{color:var(--blue)}

        """

    private static let tables = """
        .scroll{overflow-x:auto}.scroll+p,.scroll+details{margin-top:12px}table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.35}
        th,td{text-align:left;padding:7px 12px 7px 0;border-bottom:1px solid var(--grid);vertical-align:top;font-weight:400}
        thead th{color:var(--quiet);font-size:13px;border-bottom:1px solid var(--rule);vertical-align:bottom}
        tbody th{font-weight:600}.n{text-align:right;white-space:nowrap}thead th.n{white-space:normal}
        .n:last-child{padding-right:0}
        .gain{color:var(--blue);font-weight:700}.loss{color:var(--orange);font-weight:700}.even{color:var(--quiet)}

        """

    private static let screens = """
        @media screen and (max-width:819px){main{padding:24px 16px 48px}h1{font-size:29px}h2{font-size:22px}.say{font-size:18px}
        .two,.pair{grid-template-columns:minmax(0,1fr)}.fans{grid-template-columns:repeat(2,minmax(0,1fr));gap:24px 16px}
        section{margin-top:32px;padding-top:20px}dl{grid-template-columns:1fr}dt{margin-top:6px}th,td{padding-right:8px}
        table.cards,.cards tbody,.cards tr,.cards th{display:block}.cards thead{display:none}
        .cards tr{border-bottom:1px solid var(--grid);padding:10px 0}.cards th{border:0;padding:0 0 2px}
        .cards td{display:inline-block;border:0;padding:0 16px 0 0;text-align:left;white-space:normal}
        .cards td:not(.n){display:block}
        .cards td::before{content:attr(data-l) ' ';color:var(--quiet)}}
        @media screen and (max-width:359px){.fans{grid-template-columns:1fr}}

        """

    /// Pictures keep their paper.
    private static let dark = """
        @media screen and (prefers-color-scheme:dark){:root{--ink:\(Colour.nightInk.hex);--quiet:\(Colour.nightQuiet.hex);\
        --rule:\(Colour.nightRule.hex);--grid:\(Colour.nightRule.hex);--panel:\(Colour.nightPanel.hex);--blue:\(Colour.nightBlue.hex);\
        --orange:\(Colour.nightOrange.hex);--paper:\(Colour.night.hex)}
        figure svg{background:\(Colour.paper.hex);border-radius:4px;padding:8px}}

        """

    private static let print = """
        @page{size:A4;margin:14mm 16mm}
        @media print{body{font-size:10.2pt;line-height:1.42}main{max-width:none;padding:0}h1{font-size:23pt}
        h2{font-size:15.5pt;break-after:avoid;margin-bottom:6pt}h3{font-size:9.6pt;break-after:avoid}
        .say{font-size:13pt;line-height:1.38;margin-bottom:4pt}.rest{margin-bottom:9pt}.like{font-size:9.6pt;margin:9pt 0 15pt}
        section{margin-top:11pt;padding-top:9pt}.two{grid-template-columns:minmax(0,1fr) 76mm;gap:12pt 18pt}
        .pair{gap:15pt 20pt}.fans{gap:12pt 15pt}.many{grid-template-columns:repeat(4,minmax(0,1fr));gap:8pt}
        figure,tr,.note,.keep{break-inside:avoid}figure{margin-bottom:10pt}
        figcaption,table,.note,dl,.small,code{font-size:8.8pt}th,td{padding-top:2.6pt;padding-bottom:2.6pt}
        details:not([open]){display:none}summary{display:none}nav{display:none}.scroll{overflow:visible}
        thead th{font-size:8.4pt}.before{break-after:avoid}svg{max-width:68mm}.fans svg{max-width:50mm}.map svg{max-width:66mm}.wheel svg{max-width:76mm}p{orphans:3;widows:3}
        article+article{break-before:page;margin-top:0}}
        """
}

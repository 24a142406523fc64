internal import NightdeskKit

/// How a page looks: on a desk, on a phone, on paper; in light and in dark; from left to right and from right to left.
enum PageStyle {
  static let css = """
    :root{\(FigureStyle.light);--soft:#f3f5f7;--link:#1a5596;--rule:#d5dae0}
    @media (prefers-color-scheme:dark){:root{\(FigureStyle.dark);--soft:#1e2227;--link:#8cc0f5;--rule:#363d45}}
    *{box-sizing:border-box}
    html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0 auto;max-width:82rem;padding:0 1.25rem 3rem;background:var(--paper);color:var(--ink);
    font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","DejaVu Sans",sans-serif;
    overflow-wrap:break-word}
    [lang=ar] body{line-height:1.8}
    a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
    a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    :target{background:color-mix(in srgb,var(--amber) 22%,transparent)}
    .skip{position:absolute;inset-inline-start:-99rem}
    .skip:focus{inset-inline-start:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
    .marking{margin:0;padding:.6rem 0;font-weight:650;letter-spacing:.04em;font-size:.85rem;color:var(--muted);
    border-bottom:1px solid var(--rule);max-width:none}
    h1,h2,h3{line-height:1.25;text-wrap:balance}
    h1{font-size:clamp(1.7rem,4vw,2.4rem);margin:1.4rem 0 .4rem}
    h1+p{color:var(--muted);margin:0 0 1rem}
    h2{font-size:1.4rem;margin:2.6rem 0 .8rem;padding-top:.8rem;border-top:2px solid var(--ink)}
    h3{font-size:1.1rem;margin:1.8rem 0 .5rem}
    p,li,figcaption{max-width:46rem}
    ul,ol{padding-inline-start:1.25rem}
    li{margin:.35rem 0}
    code{font:.86em/1.4 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--soft);
    border-radius:.2em;padding:.08em .3em;overflow-wrap:anywhere;unicode-bidi:isolate}
    sup{font-size:.72em;line-height:0;margin-inline-start:.1em}
    a code{color:inherit;text-decoration:underline}
    sup a{text-decoration:none;padding:.2em .15em}
    em{color:var(--muted);font-size:.92em}
    nav summary{font-weight:650;cursor:pointer;padding:.6rem 0}
    nav ol{list-style:none;padding:0;margin:0 0 .5rem;columns:2;column-gap:2rem}
    nav li{break-inside:avoid;margin:.15rem 0}
    nav a{text-decoration:none}
    nav a:hover{text-decoration:underline}
    .section-highlights ul{list-style:none;padding:0}
    .section-highlights li{max-width:none;background:var(--soft);border-inline-start:.25rem solid var(--blue);
    padding:.7rem 1rem;margin:.6rem 0;border-radius:.15rem}
    .section-highlights em{display:block;margin-top:.3rem;font-style:normal;font-size:.84em}
    table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.45}
    caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .numbers,.cards{position:relative}
    th,td{text-align:start;vertical-align:top;padding:.5rem .7rem;border-bottom:1px solid var(--rule)}
    thead th{position:sticky;top:0;background:var(--paper);border-bottom:2px solid var(--ink);font-weight:650;
    vertical-align:bottom;font-size:.86em}
    tbody th{font-weight:600}
    .section-contestedAccounts tbody th{font-weight:500}
    tbody tr:hover>*{background:var(--soft)}
    .n{text-align:end;font-variant-numeric:tabular-nums}
    .numbers,.cards{margin:1rem 0 1.6rem}
    .numbers{overflow-x:auto;max-width:60rem}
    .numbers tbody th{font-weight:500}
    .long{overflow-wrap:anywhere}
    .section-dataQuality td code,.section-dataQuality th code{white-space:nowrap}
    .section-places td code{overflow-wrap:normal}
    figure{margin:1.4rem 0}
    .drawing{direction:ltr;overflow-x:auto;width:fit-content;max-width:100%}
    svg.figure{max-width:100%;height:auto;display:block;border:1px solid var(--rule);border-radius:.3rem;
    background:var(--paper)}
    svg.figure.narrow{display:none}
    figcaption{font-size:.88rem;color:var(--muted);margin-top:.4rem}
    .notes{list-style:none;padding:0;font-size:.88rem}
    .notes li{padding-inline-start:3rem;position:relative;max-width:56rem}
    .notes .number{position:absolute;inset-inline-start:0;min-width:2.4rem;font-variant-numeric:tabular-nums}
    footer{margin-top:3rem;border-top:1px solid var(--rule);color:var(--muted);font-size:.85rem}
    \(FigureStyle.rules)
    @media (min-width:70rem){
    .pairs{columns:2;column-gap:2.5rem}
    .pairs>*{break-inside:avoid}
    .pairs>.numbers{margin-top:0}
    .pairs th,.pairs td{padding:.4rem .45rem}
    .pairs td:last-child{min-width:5.5rem}
    .section-dataQuality .numbers{max-width:46rem}
    body{display:grid;grid-template-columns:14rem minmax(0,1fr);column-gap:3rem}
    .marking,footer{grid-column:1/-1}
    header,main{grid-column:2}
    nav{grid-column:1;grid-row:2/span 2;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding-top:1.2rem;font-size:.92rem}
    nav ol{columns:1}
    nav li{margin:.35rem 0}
    main{min-width:0}
    .section-accusations .cards td:nth-child(2){min-width:16rem}
    .section-accusations .cards td:nth-child(5){min-width:9.5rem}
    .section-contestedAccounts .cards th:first-child{min-width:11rem}
    }
    @media screen and (max-width:78rem){.cards{overflow-x:auto}}
    .cards th,.cards td{overflow-wrap:anywhere}
    .cards thead th{overflow-wrap:normal}
    @media screen and (max-width:44rem){
    body{padding:0 1rem 2rem}
    .numbers th,.numbers td{padding:.4rem .35rem}
    .numbers thead th{position:static;background:none}
    .numbers{background:linear-gradient(90deg,var(--paper) 30%,transparent) 0 0/2.5rem 100% no-repeat local,
    linear-gradient(270deg,var(--paper) 30%,transparent) 100% 0/2.5rem 100% no-repeat local,
    linear-gradient(90deg,var(--rule),transparent) 0 0/.9rem 100% no-repeat scroll,
    linear-gradient(270deg,var(--rule),transparent) 100% 0/.9rem 100% no-repeat scroll}
    .numbers td:last-child{min-width:5.2rem}
    .numbers td.words{min-width:7.5rem}
    .drawing{width:auto}
    svg.figure.wide{display:none}
    svg.figure.narrow{display:block;width:100%;max-width:32rem}
    svg.figure.single{max-width:none}
    }
    @media screen and (max-width:58rem){
    .cards table,.cards tbody,.cards tr,.cards th,.cards td{display:block}
    .cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .cards tr{border:1px solid var(--rule);border-radius:.3rem;margin:0 0 .8rem;padding:.3rem .8rem}
    .cards th,.cards td{border:0;padding:.35rem 0}
    .cards th::before,.cards td::before{content:attr(data-label);display:block;font-size:.78rem;font-weight:650;
    color:var(--muted)}
    .section-actorsAndRelations .cards td,.section-timeline .cards td:nth-child(n+3){padding:.15rem 0}
    .section-actorsAndRelations .cards td::before,.section-timeline .cards td:nth-child(n+3)::before{display:inline;
    margin-inline-end:.5em}
    .section-actorsAndRelations .cards td>div,.section-timeline .cards td:nth-child(n+3)>div{display:inline}
    }
    @media print{
    @page{margin:13mm 13mm 15mm;@bottom-right{content:counter(page) " / " counter(pages);direction:ltr;font:8pt sans-serif;color:#4d5660}}
    :root{\(FigureStyle.light);--soft:#f3f5f7;--link:#1b1f24;--rule:#c3cad1}
    html{font-size:8.4pt}
    body{display:block;max-width:none;padding:0;line-height:1.38;orphans:2;widows:2}
    [lang=ar] body{line-height:1.5}
    nav,.skip,footer{display:none}
    thead{break-inside:avoid;break-after:avoid}
    tbody tr:first-child{break-before:avoid}
    .section-contestedAccounts .cards{break-inside:avoid}
    .section-highlights li{break-inside:auto}
    p,li,figcaption,.notes li{max-width:none}
    p{margin:.45rem 0}
    li{margin:.2rem 0}
    a,a code{text-decoration:none}
    .marking{padding:0 0 .3rem}
    h1{font-size:1.9rem;margin:.6rem 0 .2rem}
    h1+p{margin-bottom:.6rem}
    h2{font-size:1.3rem;margin:1.1rem 0 .35rem;padding-top:.3rem;border-top-width:1.5px;break-after:avoid}
    h3{margin:.7rem 0 .2rem;break-after:avoid}
    h2+p,h3+p{break-after:avoid}
    figure,li,tr{break-inside:avoid}
    figure{margin:.6rem 0}
    figcaption{margin-top:.2rem}
    th,td{padding:.18rem .4rem}
    .cards table{font-size:.86rem;line-height:1.3}
    .section-highlights li{padding:.3rem .6rem;margin:.3rem 0}
    .section-highlights em{margin-top:.1rem}
    svg.figure{max-height:62mm;width:auto}
    thead th{position:static}
    .numbers,.cards,.drawing{overflow:visible;margin:.4rem 0 .7rem}
    .numbers{max-width:none}
    .pairs{columns:2;column-gap:6mm}
    .pairs>*{break-inside:avoid}
    .pairs>.numbers{margin-top:0}
    .pairs td:last-child{min-width:16mm}
    .section-actorsAndRelations td:nth-child(2){white-space:nowrap}
    .section-timeline table{table-layout:fixed}
    .section-timeline th:nth-child(1){width:15%}
    .section-timeline th:nth-child(2){width:34%}
    .section-timeline th:nth-child(5){width:10%}
    .section-timeline th:nth-child(6){width:17%}
    .section-whatChanged ul,.section-dataQuality ul{columns:2;column-gap:6mm}
    .notes{columns:3;column-gap:5mm;font-size:.8rem;line-height:1.28}
    .notes li{padding-inline-start:2rem;margin:.1rem 0}
    .notes .number{min-width:1.8rem}
    }
    """

  /// What stands at the foot of each printed page: the marking, if it is one of those that there are.
  static func foot(marking: String) -> String {
    guard Vocabularies.markings.words.contains(marking) else { return "" }
    return "@media print{@page{@bottom-left{content:\"\(marking)\";font:650 8pt sans-serif;color:#4d5660}}}"
  }
}

/*
 * Each file tries to get something active or external through the filter,
 * and calls it "evil".  Whatever is done with the file, nothing that is
 * called so may be left of it.
 */
#include "svg_desk.h"

#include <strings.h>

#define SVG_PNG "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAE"
#define HTML    "http://www.w3.org/1999/xhtml"
#define DOC(subset, body)                                                      \
	"<!DOCTYPE svg [" subset "]><svg " XMLNS ">" body "</svg>"

static const char *const scripts[] = {
	SVG("<script>evil()</script>"),
	SVG("<script href='evil.js'/>"),
	SVG("<script><![CDATA[evil()]]></script>"),
	SVG("<SCRIPT>evil()</SCRIPT>"),
	SVG("<g xmlns:s='http://www.w3.org/2000/svg'><s:script>evil()"
	    "</s:script></g>"),
	"<svg:svg xmlns:svg='http://www.w3.org/2000/svg'><svg:script>evil()"
	"</svg:script></svg:svg>",
	SVG("<svg><svg><script>evil()</script></svg></svg>"),
	SVG("<defs><g><script>evil()</script></g></defs>"),
	SVG("<metadata><script>evil()</script></metadata>"),
	SVG("<title>x<script>evil()</script></title>"),
	SVG("<text>x<script>evil()</script></text>"),
	SVG("<i:pgf xmlns:i='http://ns.adobe.com/AdobeIllustrator/10.0/'>"
	    "<script>evil()</script></i:pgf>"),
	SVG("<handler type='application/ecmascript'>evil()</handler>"),
	SVG("<listener handler='#evil'/>"),
	"<svg " XMLNS " onload='evil()'/>",
	"<svg " XMLNS " ONLOAD='evil()'/>",
	SVG("<g onclick='evil()'><rect onmouseover='evil()'/></g>"),
	SVG("<g onbegin='evil()' onfocusin='evil()' tabindex='1'/>"),
	SVG("<g onsomethingnew='evil()'/>"),
	SVG("<g xmlns:ev='http://www.w3.org/2001/xml-events' "
	    "ev:event='load' ev:handler='#evil'/>"),
	SVG("<n:view xmlns:n='http://sodipodi.sourceforge.net/DTD/x' "
	    "onload='evil()'/>"),
	SVG("<x:y xmlns:x='evil:space' onload='evil()'/>"),
};

static const char *const links[] = {
	SVG("<a href='javascript:evil()'><path/></a>"),
	SVG("<a xlink:href='javascript:evil()'/>"),
	SVG("<a xmlns:l='http://www.w3.org/1999/xlink' "
	    "l:href='javascript:evil()'/>"),
	SVG("<a href='java&#9;script:evil()'/>"),
	SVG("<a href=' &#10;JaVaScRiPt:evil()'/>"),
	SVG("<a href='#a' xlink:href='//evil.example/'/>"),
	SVG("<a href='http://evil.example/' target='_top' ping='//evil/'/>"),
	SVG("<a href='data:text/html,evil'/>"),
	SVG("<use href='evil.svg#a'/>"),
	SVG("<use xlink:href='//evil.example/a.svg#a'/>"),
	SVG("<use href='data:image/svg+xml;base64,evil#a'/>"),
	SVG("<use href='" SVG_PNG "evil#a'/>"),
	SVG("<image href='http://evil.example/a.png'/>"),
	SVG("<image xlink:href='evil.png'/>"),
	SVG("<image href='file:///evil'/>"),
	SVG("<image href='data:image/svg+xml,&lt;svg/>evil'/>"),
	SVG("<image href='data:image/svg+xml;base64,PHN2Zy8+evil'/>"),
	SVG("<image href='data:image/png;base64,PHN2Zy8+evil'/>"),
	SVG("<image href='data:image/png,evil'/>"),
	SVG("<image href='data:image/png;x=y;base64,evil'/>"),
	SVG("<image href='data:image/bmp;base64,Qk0evil'/>"),
	SVG("<feImage href='http://evil.example/a.png'/>"),
	SVG("<linearGradient xlink:href='evil.svg#a'/>"),
	SVG("<pattern href='//evil/#a'/>"),
	SVG("<textPath href='//evil/#a'>x</textPath>"),
	SVG("<tref xlink:href='//evil/#a'/>"),
	SVG("<mpath href='//evil/#a'/>"),
	SVG("<color-profile xlink:href='http://evil/p.icc'/>"),
	SVG("<font-face><font-face-src><font-face-uri href='evil.woff'/>"
	    "</font-face-src></font-face>"),
	SVG("<n:view xmlns:n='http://sodipodi.sourceforge.net/DTD/x' "
	    "xlink:type='simple' xlink:href='javascript:evil()'/>"),
	SVG("<g xml:base='http://evil.example/'><use href='#a'/></g>"),
	"<svg " XMLNS " xml:base='//evil/'/>",
	SVG("<image src='evil.png' srcset='evil.png 2x'/>"),
	SVG("<view viewTarget='evil' href='//evil/'/>"),
};

static const char *const moving[] = {
	SVG("<a><set attributeName='href' to='javascript:evil()'/></a>"),
	SVG("<a id='a'/><animate href='#a' attributeName='xlink:href' "
	    "values='javascript:evil();#x'/>"),
	SVG("<animate attributeName='onload' to='evil()'/>"),
	SVG("<animateTransform onbegin='evil()'/>"),
	SVG("<animateMotion path='evil'/>"),
	SVG("<animateColor to='evil'/>"),
	SVG("<discard href='#evil'/>"),
};

static const char *const foreign[] = {
	SVG("<foreignObject><body xmlns='" HTML "'><script>evil()</script>"
	    "</body></foreignObject>"),
	SVG("<foreignObject><h:iframe xmlns:h='" HTML "' src='//evil/'/>"
	    "</foreignObject>"),
	SVG("<foreignObject requiredExtensions='http://ns.adobe.com/x'>"
	    "<script>evil()</script></foreignObject>"),
	SVG("<iframe xmlns='" HTML "' srcdoc='evil'/>"),
	SVG("<h:script xmlns:h='" HTML "'>evil()</h:script>"),
	SVG("<g xmlns='" HTML "'><img src='x' onerror='evil()'/></g>"),
	SVG("<desc><p xmlns='" HTML "' onclick='evil()'>evil</p></desc>"),
	SVG("<metadata><h:meta xmlns:h='" HTML "' http-equiv='refresh' "
	    "content='0;url=//evil/'/></metadata>"),
	SVG("<script xmlns=''>evil()</script>"),
	SVG("<math xmlns='http://www.w3.org/1998/Math/MathML' "
	    "href='//evil/'/>"),
	SVG("<i:include xmlns:i='http://www.w3.org/2001/XInclude' "
	    "href='file:///evil' parse='text'/>"),
	SVG("<video src='evil.mp4'/><audio src='evil.mp3'/>"),
	SVG("<embed src='evil'/><object data='evil'/><link href='evil'/>"),
	SVG("<unknown><path id='evil'/></unknown>"),
	SVG("<!-- <script>evil()</script> -->"),
	SVG("<title><![CDATA[<script>]]>x</title><!-- --><!-- <evil> -->"),
	SVG("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
	    "<![CDATA[<script>evil()</script>]]></rdf:RDF>"),
};

static const char *const prologs[] = {
	"<?xml-stylesheet href='evil.css'?>" SVG(""),
	"<?xml-stylesheet type='text/xsl' href='#evil'?>" SVG(""),
	SVG("<?xml-stylesheet href='javascript:evil()'?>"),
	SVG("") "<?xml-stylesheet href='evil.css'?>",
	SVG("<?php evil() ?>"),
	"<!DOCTYPE svg SYSTEM 'http://evil.example/svg.dtd'>" SVG(""),
	"<!DOCTYPE svg PUBLIC '-//EVIL//' 'evil.dtd'>" SVG(""),
	DOC("<?xml-stylesheet href='evil.css'?>", ""),
	DOC("<!ENTITY x '<script>evil()</script>'>", "&x;"),
	DOC("<!ENTITY x 'evil()'>", "<g onclick='&x;'/>"),
	DOC("<!ENTITY x 'javascript:evil()'>", "<a href='&x;'/>"),
	DOC("<!ENTITY x SYSTEM 'file:///etc/evil'>", "<text>&x;</text>"),
	DOC("<!ENTITY x PUBLIC 'evil' 'http://evil/'>", "<text>&x;</text>"),
	DOC("<!ENTITY % p SYSTEM 'http://evil/p.dtd'> %p;", ""),
	DOC("<!ENTITY % p '<!ENTITY evil \"x\">'> %p;", "<text>&evil;</text>"),
	"<!DOCTYPE svg PUBLIC '' 'http://www.w3.org/x.dtd'>" SVG(
		"<text>&evil;</text>"),
	DOC("<!ATTLIST svg onload CDATA 'evil()'>", ""),
	DOC("<!ATTLIST a href CDATA 'javascript:evil()'>", "<a/>"),
	DOC("<!ATTLIST a xlink:href CDATA #FIXED '//evil/'>", "<a/>"),
	DOC("<!ATTLIST g style CDATA 'fill:url(//evil/)'>", "<g/>"),
	DOC("<!ATTLIST g xmlns CDATA #FIXED '" HTML "'>",
	    "<g><script>evil()</script></g>"),
	DOC("<!NOTATION n SYSTEM 'evil'><!ENTITY e SYSTEM 'evil' NDATA n>", ""),
};

static const char *const styles[] = {
	SVG("<style>@import 'evil.css';</style>"),
	SVG("<style>&#64;import url(//evil/);</style>"),
	SVG("<style>&#x40;IMPORT/**/'evil.css'</style>"),
	SVG("<style>@\\69mport 'evil.css';</style>"),
	SVG("<style>@im<!-- -->port 'evil.css';</style>"),
	SVG("<style>@im<?xpacket?>port 'evil.css';</style>"),
	SVG("<style><![CDATA[@im]]><![CDATA[port 'evil.css';]]></style>"),
	SVG("<style>@font-face{font-family:x;src:url(//evil/)}a{}</style>"),
	SVG("<style>@im@import;port url(//evil/);</style>"),
	SVG("<style>u@x;rl(//evil/)</style>"),
	SVG("<style>@media all{a{fill:url(//evil/)}}</style>"),
	SVG("<style>@x '</style><style>} a{fill:url(//evil/)}</style>"),
	SVG("<style>@x \";a{fill:url(//evil/)}</style>"),
	SVG("<style>@x /*;a{fill:url(//evil/)}</style>"),
	SVG("<style>@namespace 'x';a{}\\@import 'evil'</style>"),
	SVG("<style>a{fill:url(http://evil/)}</style>"),
	SVG("<style>a{fill:url(//evil/)}</style>"),
	SVG("<style>a{fill:url(evil.svg#a)}</style>"),
	SVG("<style>a{fill:URL(//evil/)}</style>"),
	SVG("<style>a{fill:u\\rl(//evil/)}</style>"),
	SVG("<style>a{fill:u\\72 l(//evil/)}</style>"),
	SVG("<style>a{fill:url(#a)}b{fill:url(//evil/)}</style>"),
	SVG("<style>a{fill:url(#a) url('evil')}</style>"),
	SVG("<style>a{fill:url(\n'evil')}</style>"),
	SVG("<style>a{fill:url( &#10; \"//evil/\" )}</style>"),
	SVG("<style>a{fill:url (//evil/)}</style>"),
	SVG("<style>a{fill:url/**/(//evil/)}</style>"),
	SVG("<style>a{fill:/*url(#a)*/url(//evil/)}</style>"),
	SVG("<style>/*'*/a{fill:url(//evil/)}/*'*/</style>"),
	SVG("<style>a{content:'\n;fill:url(//evil/);x:'}</style>"),
	SVG("<style>a{fill:url('#a' , '//evil/')}</style>"),
	SVG("<style>a{fill:image-set('//evil/' 1x)}</style>"),
	SVG("<style>a{fill:-webkit-image-set('//evil/' 1x)}</style>"),
	SVG("<style>a{fill:image('//evil/')}</style>"),
	SVG("<style>a{fill:src('//evil/')}</style>"),
	SVG("<style>a{fill:cross-fade('//evil/')}</style>"),
	SVG("<style>a{width:expression(evil())}</style>"),
	SVG("<style>a{width:exp/**/ression(evil())}</style>"),
	SVG("<style>a{filter:progid:DX.AlphaImageLoader(src='evil')}</style>"),
	SVG("<style>a{-moz-binding:url(//evil/#x)}</style>"),
	SVG("<style>a{behavior:url(evil.htc)}</style>"),
	SVG("<style><![CDATA[</style><script>evil()</script>]]></style>"),
	SVG("<style>a{}<script>evil()</script></style>"),
	SVG("<style>a{}<g style='fill:url(//evil/)'/></style>"),
	SVG("<style type='text/javascript'>evil</style>"),
	SVG("<style>a{}<i:x xmlns:i='http://ns.adobe.com/x'>evil</i:x>"
	    "</style>"),
	SVG("<metadata><style>a{fill:url(//evil/)}</style></metadata>"),
	SVG("<style xlink:href='evil.css'>a{}</style>"),
	SVG("<style src='evil.css'>a{}</style>"),
	SVG("<g style='fill:url(//evil/)'/>"),
	SVG("<g style='fill:url(&quot;//evil/&quot;);stroke:red'/>"),
	SVG("<g style='fill:red;b:url(data:text/html;base64,evil);x:y'/>"),
	SVG("<g style='@import \"evil\"'/>"),
	SVG("<g style='fill:u\\72l(//evil/)'/>"),
	SVG("<g style='&#102;ill:&#117;rl(//evil/)'/>"),
	SVG("<g fill='url(//evil/)'/>"),
	SVG("<g fill='url(#a) url(//evil/)'/>"),
	SVG("<g mask='url(evil.svg#m)' filter='url(//evil/#f)'/>"),
	SVG("<g cursor='url(evil.cur), auto'/>"),
	SVG("<g marker-start='UrL( evil )'/>"),
	SVG("<g width='url(//evil/)' transform='url(//evil/)'/>"),
	SVG("<n:g xmlns:n='http://www.inkscape.org/x' style='a:url(//evil)'/>"),
};

static bool holds_any_case(struct str s, const char *what)
{
	size_t n = strlen(what);

	for (size_t i = 0; i + n <= s.n; i++)
		if (!strncasecmp(s.p + i, what, n))
			return true;
	return false;
}

static void check(const char *svg)
{
	static const char *const never[] = {"evil", "<!", "<?", "@", "\\"};
	struct svg_desk desk;

	desk_filter(&desk, str_c(svg));
	if (desk.verdict != SVG_FILTERED)
		fail_msg("not filtered: %s", svg);
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		if (holds_any_case(buf_str(&desk.out), never[i]))
			fail_msg("in:  %s\nout: %.*s", svg,
				 STR_ARG(buf_str(&desk.out)));
	if (desk_verdict(buf_str(&desk.out)) != SVG_CLEAN)
		fail_msg("in: %s\nnot clean: %.*s", svg,
			 STR_ARG(buf_str(&desk.out)));
	desk_free(&desk);
}

#define CHECK_ALL(table)                                                       \
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)          \
	check((table)[i])

static void no_script_is_left(void **state)
{
	(void)state;
	CHECK_ALL(scripts);
}

static void no_address_leads_out(void **state)
{
	(void)state;
	CHECK_ALL(links);
}

static void nothing_moves(void **state)
{
	(void)state;
	CHECK_ALL(moving);
}

static void nothing_foreign_is_left(void **state)
{
	(void)state;
	CHECK_ALL(foreign);
}

static void no_prolog_defines_or_loads(void **state)
{
	(void)state;
	CHECK_ALL(prologs);
}

static void no_style_loads(void **state)
{
	(void)state;
	CHECK_ALL(styles);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_script_is_left),
		cmocka_unit_test(no_address_leads_out),
		cmocka_unit_test(nothing_moves),
		cmocka_unit_test(nothing_foreign_is_left),
		cmocka_unit_test(no_prolog_defines_or_loads),
		cmocka_unit_test(no_style_loads),
	};

	return cmocka_run_group_tests_name("svg_hostile", tests, NULL, NULL);
}

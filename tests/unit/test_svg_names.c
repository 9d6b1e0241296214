#include "unit.h"

#include "base/arena.h"

#include "format/svg_names.h"

/* Every name of both tables: one that is out of order is not found. */
static const char elements[] =
	"a circle clipPath color-profile defs desc ellipse feBlend "
	"feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
	"feDiffuseLighting feDisplacementMap feDistantLight feDropShadow "
	"feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage "
	"feMerge feMergeNode feMorphology feOffset fePointLight "
	"feSpecularLighting feSpotLight feTile feTurbulence filter flowDiv "
	"flowPara flowRegion flowRoot flowSpan font font-face "
	"font-face-format font-face-name font-face-src g glyph hatch "
	"hatchPath hatchpath hkern image line linearGradient marker mask mesh "
	"meshgradient meshpatch meshrow metadata missing-glyph path pattern "
	"polygon polyline radialGradient rect solidColor solidcolor stop "
	"style svg switch symbol text textPath title tspan use view vkern";

static const char attributes[] =
	"alignment-baseline amplitude azimuth background background-color "
	"baseFrequency baseProfile baseline-shift bias class clip clip-path "
	"clip-rule clipPathUnits color color-interpolation "
	"color-interpolation-filters color-profile color-rendering "
	"contentStyleType cursor cx cy d diffuseConstant direction display "
	"divisor dominant-baseline dx dy edgeMode elevation "
	"enable-background exponent fill fill-opacity fill-rule filter "
	"filterRes filterUnits flood-color flood-opacity focusable font "
	"font-family font-feature-settings font-kerning font-size "
	"font-size-adjust font-stretch font-style font-variant "
	"font-variation-settings font-weight fr fx fy "
	"glyph-orientation-horizontal glyph-orientation-vertical "
	"gradientTransform gradientUnits height href id image-rendering in "
	"in2 inline-size intercept isolation k1 k2 k3 k4 kernelMatrix "
	"kernelUnitLength kerning lang lengthAdjust letter-spacing "
	"lighting-color limitingConeAngle line-height line-spacing marker "
	"marker-end marker-mid marker-start markerHeight markerUnits "
	"markerWidth mask mask-type maskContentUnits maskUnits media method "
	"mix-blend-mode mode numOctaves offset opacity operator order "
	"orient overflow paint-order pathLength patternContentUnits "
	"patternTransform patternUnits pointer-events points pointsAtX "
	"pointsAtY pointsAtZ preserveAlpha preserveAspectRatio "
	"primitiveUnits r radius refX refY requiredExtensions "
	"requiredFeatures result role rotate rx ry scale seed shape-inside "
	"shape-padding shape-rendering shape-subtract side slope "
	"solid-color solid-opacity spacing specularConstant "
	"specularExponent spreadMethod startOffset stdDeviation stitchTiles "
	"stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset "
	"stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
	"stroke-width style surfaceScale systemLanguage tabindex "
	"tableValues targetX targetY text-align text-anchor text-decoration "
	"text-indent text-orientation text-overflow text-rendering "
	"text-transform textLength transform transform-box transform-origin "
	"type unicode-bidi values vector-effect version viewBox visibility "
	"white-space width word-spacing writing-mode x x1 x2 "
	"xChannelSelector y y1 y2 yChannelSelector z zoomAndPan";

static void every_listed_element_is_found(void **state)
{
	struct str rest = str_c(elements);
	struct arena a = {0};

	(void)state;
	while (rest.n) {
		const char *name = arena_cstr(&a, str_cut(rest, ' ', &rest));

		if (svg_element_kind(name) == SVG_UNKNOWN)
			fail_msg("'%s' is not found", name);
	}
	arena_free(&a);
}

static void every_listed_attribute_is_found(void **state)
{
	struct str rest = str_c(attributes);
	struct arena a = {0};

	(void)state;
	while (rest.n) {
		const char *name = arena_cstr(&a, str_cut(rest, ' ', &rest));

		if (svg_attribute_kind(name) == SVG_NO_ATTRIBUTE)
			fail_msg("'%s' is not found", name);
	}
	arena_free(&a);
}

static void what_could_act_is_not_an_element(void **state)
{
	static const char *const names[] = {
		"script",        "foreignObject", "animate", "set",
		"animateMotion", "discard",       "handler", "iframe",
		"audio",         "video",         "canvas",  "embed",
		"object",        "link",          "meta",    "font-face-uri",
		"Style",         "SVG",           "",        "cursor",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_int_equal(svg_element_kind(names[i]), SVG_UNKNOWN);
}

static void attributes_are_read_as_what_they_are(void **state)
{
	(void)state;
	assert_int_equal(svg_attribute_kind("style"), SVG_RULES);
	assert_int_equal(svg_attribute_kind("href"), SVG_ADDRESS);
	assert_int_equal(svg_attribute_kind("fill"), SVG_VALUE);
	assert_int_equal(svg_attribute_kind("id"), SVG_NAME);
	assert_int_equal(svg_attribute_kind("data-name"), SVG_NAME);
	assert_int_equal(svg_attribute_kind("aria-label"), SVG_NAME);
	assert_int_equal(svg_attribute_kind("onload"), SVG_HANDLER);
	assert_int_equal(svg_attribute_kind("ONX"), SVG_HANDLER);
	assert_int_equal(svg_attribute_kind("src"), SVG_NO_ATTRIBUTE);
	assert_int_equal(svg_attribute_kind("Href"), SVG_NO_ATTRIBUTE);
	assert_int_equal(svg_attribute_kind("ping"), SVG_NO_ATTRIBUTE);
	assert_int_equal(svg_attribute_kind(""), SVG_NO_ATTRIBUTE);
}

static void only_editors_namespaces_are_theirs(void **state)
{
	(void)state;
	assert_true(svg_is_editors(
		STR("http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd")));
	assert_true(svg_is_editors(
		STR("http://www.inkscape.org/namespaces/inkscape")));
	assert_true(svg_is_editors(
		STR("http://ns.adobe.com/AdobeIllustrator/10.0/")));
	assert_false(svg_is_editors(STR("http://www.w3.org/1999/xhtml")));
	assert_false(svg_is_editors(STR("http://www.w3.org/2001/XInclude")));
	assert_false(svg_is_editors(STR("http://ns.adobe.com")));
	assert_false(svg_is_editors(STR("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_listed_element_is_found),
		cmocka_unit_test(every_listed_attribute_is_found),
		cmocka_unit_test(what_could_act_is_not_an_element),
		cmocka_unit_test(attributes_are_read_as_what_they_are),
		cmocka_unit_test(only_editors_namespaces_are_theirs),
	};

	return cmocka_run_group_tests_name("svg_names", tests, NULL, NULL);
}

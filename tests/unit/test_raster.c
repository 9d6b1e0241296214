#include "unit.h"

#include "format/raster.h"

static enum raster_kind sniff(const char *bytes, size_t n)
{
	return raster_sniff((struct str){bytes, n});
}

#define SNIFF(lit) sniff("" lit, sizeof(lit) - 1)

static void each_signature_is_known(void **state)
{
	(void)state;
	assert_int_equal(SNIFF("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), RASTER_PNG);
	assert_int_equal(SNIFF("\xff\xd8\xff\xe0\0\x10JFIF"), RASTER_JPEG);
	assert_int_equal(SNIFF("\xff\xd8\xff\xe1\0\x10"
			       "Exif"),
			 RASTER_JPEG);
	assert_int_equal(SNIFF("GIF87a\1\0\1\0"), RASTER_GIF);
	assert_int_equal(SNIFF("GIF89a\1\0\1\0"), RASTER_GIF);
	assert_int_equal(SNIFF("RIFF\x24\0\0\0WEBPVP8 "), RASTER_WEBP);
	assert_int_equal(SNIFF("\0\0\0\x20"
			       "ftypavif\0\0\0\0avifmif1"),
			 RASTER_AVIF);
	assert_int_equal(SNIFF("\0\0\0\x20"
			       "ftypavis\0\0\0\0msf1"),
			 RASTER_AVIF);
}

static void an_avif_may_name_its_brand_late(void **state)
{
	(void)state;
	assert_int_equal(SNIFF("\0\0\0\x18"
			       "ftypmif1\0\0\0\0miafavif"),
			 RASTER_AVIF);
	/* behind the end of the box it is something else */
	assert_int_equal(SNIFF("\0\0\0\x14"
			       "ftypmif1\0\0\0\0miafavif"),
			 RASTER_NONE);
	assert_int_equal(SNIFF("\0\0\0\x18"
			       "ftypheic\0\0\0\0mif1heic"),
			 RASTER_NONE);
}

static void other_bytes_are_no_picture(void **state)
{
	(void)state;
	assert_int_equal(sniff(NULL, 0), RASTER_NONE);
	assert_int_equal(SNIFF("<svg xmlns='http://www.w3.org/2000/svg'/>"),
			 RASTER_NONE);
	assert_int_equal(SNIFF("RIFF\x24\0\0\0WAVEfmt "), RASTER_NONE);
	assert_int_equal(SNIFF("GIF90a"), RASTER_NONE);
	assert_int_equal(SNIFF("\x89PNG\n\x1a\n"), RASTER_NONE);
	assert_int_equal(SNIFF("%PDF-1.7"), RASTER_NONE);
}

static void a_head_that_is_cut_is_no_picture(void **state)
{
	static const char *const heads[] = {"\x89PNG\r\n\x1a", "\xff\xd8",
					    "GIF89", "RIFFabcdWEB",
					    "abcdftypavif"};

	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		assert_int_equal(raster_sniff(str_c(heads[i])), RASTER_NONE);
	assert_int_equal(SNIFF("\0\0\0\x20"
			       "ftypavif"),
			 RASTER_NONE);
}

static void each_kind_has_an_extension(void **state)
{
	(void)state;
	assert_string_equal(raster_extension(RASTER_PNG), "png");
	assert_string_equal(raster_extension(RASTER_JPEG), "jpg");
	assert_string_equal(raster_extension(RASTER_WEBP), "webp");
	assert_string_equal(raster_extension(RASTER_AVIF), "avif");
	assert_string_equal(raster_extension(RASTER_GIF), "gif");
	assert_string_equal(raster_extension(RASTER_NONE), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_signature_is_known),
		cmocka_unit_test(an_avif_may_name_its_brand_late),
		cmocka_unit_test(other_bytes_are_no_picture),
		cmocka_unit_test(a_head_that_is_cut_is_no_picture),
		cmocka_unit_test(each_kind_has_an_extension),
	};

	return cmocka_run_group_tests_name("raster", tests, NULL, NULL);
}

# Reads generator/LAYERS, then source files: every include is one it allows.
# A library header that LAYERS does not name, and that is none of the C
# library's or the system's, is an error too.
BEGIN {
	n = split("assert ctype dirent errno fcntl ftw inttypes limits pthread setjmp signal " \
	          "stdarg stdatomic stdbool stddef stdint stdio stdlib string " \
	          "strings time unistd netinet/in sys/file sys/mman sys/sendfile sys/socket sys/stat sys/types", s, " ")
	for (i = 1; i <= n; i++)
		system_header["<" s[i] ".h>"] = 1
}
FNR == NR {
	line = $0
	sub(/#.*/, "", line)
	if (split(line, part, ":") < 2)
		next
	gsub(/ /, "", part[1])
	allowed[part[1]] = " " part[2] " "
	next
}
!/^#[ \t]*include/ { next }
{
	n = split(FILENAME, path, "/")
	folder = n > 2 ? path[2] : "main"
	file = n > 2 ? path[2] "/" path[3] : path[2]
	why = ""
	if ($2 ~ /^</) {
		if ($2 in allowed) {
			if (!index(allowed[$2], " " file " "))
				why = "only" allowed[$2] "may include " $2
		} else if (!($2 in system_header))
			why = $2 " is not in generator/LAYERS"
	} else {
		split($2, name, /["\/]/)
		if (name[2] != folder && !index(allowed[folder], " " name[2] " "))
			why = folder "/ may not include from " name[2] "/"
	}
	if (why != "") {
		print FILENAME ":" FNR ": error: " why
		bad = 1
	}
}
END { exit bad }

File root = basedir
while (!new File(root, 'samples/blog/pom.xml').file) {
    root = root.parentFile
}
for (name in ['blog', 'blog-broken']) {
    File from = new File(root, "samples/${name}")
    from.eachFileRecurse(groovy.io.FileType.FILES) { file ->
        String path = from.toPath().relativize(file.toPath()).toString()
        if (path == 'pom.xml' || path.startsWith('src')) {
            File to = new File(basedir, "${name}/${path}")
            to.parentFile.mkdirs()
            to.bytes = file.bytes
        }
    }
}
return true

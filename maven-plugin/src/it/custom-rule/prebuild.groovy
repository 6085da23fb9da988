File root = basedir
while (!new File(root, 'samples/custom-rule/pom.xml').file) {
    root = root.parentFile
}
File from = new File(root, 'samples/custom-rule')
from.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    String path = from.toPath().relativize(file.toPath()).toString()
    if (path.endsWith('pom.xml') || path.contains('src')) {
        File to = new File(basedir, "custom-rule/${path}")
        to.parentFile.mkdirs()
        to.bytes = file.bytes
    }
}
new File(basedir, 'custom-rule/off.yml').text = 'rules: { acme/join-table-name: off }\n'
return true

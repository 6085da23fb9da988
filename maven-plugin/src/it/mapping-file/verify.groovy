import groovy.json.JsonSlurper

// mapping files lie among the resources, which are no source root
String log = new File(basedir, 'build.log').text
String file = new File(basedir, 'src/main/resources/META-INF/orm.xml').path
assert log.contains("[WARNING] ${file}:[15,11] remove-on-many-to-one: Deleting one Comment also deletes its Post")

def report = new JsonSlurper().parse(new File(basedir, 'target/cascade-lint/cascade-lint.json'))
assert report.findings*.rule == ['remove-on-many-to-one']
assert report.findings[0].file == 'src/main/resources/META-INF/orm.xml'

import org.eclipse.jgit.api.Git

// a repository with one commit, and a change of both modules that is not committed
Git.init().setDirectory(basedir).setInitialBranch('main').call().withCloseable { git ->
    git.add().addFilepattern('pom.xml').addFilepattern('model').addFilepattern('store').call()
    git.commit().setMessage('Begin').setAuthor('a', 'a@example.org').setCommitter('a', 'a@example.org').setSign(false).call()
}

def replace = { String name, String old, String with ->
    File file = new File(basedir, name)
    assert file.text.contains(old)
    file.text = file.text.replace(old, with)
}
replace('model/src/main/java/shop/Customer.java', '@ManyToOne', '@ManyToOne(cascade = jakarta.persistence.CascadeType.ALL)')
replace('store/src/main/java/shop/Returns.java', 'em.flush()', 'em.remove(parcel)')

return true
